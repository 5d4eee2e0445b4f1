// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/**
 * Which of the running transfers are looked at, and in which order.
 *
 * @param find part of a file's name or of an address; empty for all
 * @param onlyMoving whether only those that move bytes
 * @param sort the order
 * @param page which part of them, from 1 on
 */
public record ActiveQuery(String find, boolean onlyMoving, Sort sort, int page) {

    static final String FIND = "find";
    static final String MOVING = "moving";
    static final String SORT = "sort";
    static final String PAGE = "page";

    private static final int LONGEST = 200;

    /** The orders to choose from. */
    public enum Sort {
        NEWEST,
        OLDEST,
        FASTEST,
        LARGEST,
        MOST_MOVED,
        FILE,
        SENDER,
        RECIPIENT;

        /** Its name in addresses and keys. */
        public String slug() {
            return Labels.slug(this);
        }

        /** Where two are equal, the newer one is first, so that rows do not change places by chance. */
        Comparator<Transfer> order(LiveRates rates) {
            Comparator<Transfer> newest = Comparator.comparing(
                            (Transfer transfer) -> transfer.offer().at())
                    .reversed();
            return switch (this) {
                case NEWEST -> newest;
                case OLDEST -> newest.reversed();
                case FASTEST ->
                    largest(transfer -> rates.of(transfer).orElse(0)).thenComparing(newest);
                case LARGEST ->
                    largest(transfer -> transfer.file().size().orElse(-1)).thenComparing(newest);
                case MOST_MOVED -> largest(Transfer::bytesMoved).thenComparing(newest);
                case FILE -> text(transfer -> transfer.file().name().sent()).thenComparing(newest);
                case SENDER -> text(transfer -> transfer.sender().address()).thenComparing(newest);
                case RECIPIENT ->
                    text(transfer -> transfer.recipient().address()).thenComparing(newest);
            };
        }

        private static Comparator<Transfer> largest(ToLongFunction<Transfer> value) {
            return Comparator.comparingLong(value).reversed();
        }

        private static Comparator<Transfer> text(Function<Transfer, String> value) {
            return Comparator.comparing(value, String.CASE_INSENSITIVE_ORDER);
        }
    }

    /** What a request asks for; what it does not say, or says wrongly, is as usual. */
    static ActiveQuery of(HttpServletRequest request) {
        String find = Optional.ofNullable(request.getParameter(FIND)).orElse("").strip();
        String page = Optional.ofNullable(request.getParameter(PAGE)).orElse("");
        Sort sort = Arrays.stream(Sort.values())
                .filter(known -> known.slug().equals(request.getParameter(SORT)))
                .findFirst()
                .orElse(Sort.NEWEST);
        return new ActiveQuery(
                find.substring(0, Math.min(LONGEST, find.length())),
                "true".equals(request.getParameter(MOVING)),
                sort,
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    boolean takes(Transfer transfer) {
        if (onlyMoving && transfer.state() != TransferState.TRANSFERRING) {
            return false;
        }
        return find.isEmpty()
                || contains(transfer.file().name().sent())
                || contains(transfer.file().name().shown())
                || contains(transfer.sender().address())
                || contains(PeerText.name(transfer.sender().address()))
                || contains(transfer.recipient().address())
                || contains(PeerText.name(transfer.recipient().address()));
    }

    boolean isEverything() {
        return find.isEmpty() && !onlyMoving;
    }

    ActiveQuery onPage(int other) {
        return new ActiveQuery(find, onlyMoving, sort, other);
    }

    /** The address of the page that shows this. */
    String url() {
        String parameters = parameters();
        return ActiveTransfersPage.URL + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** The address of the same for the script. */
    String newsUrl() {
        String parameters = parameters();
        return ActiveTransfersPage.URL + "?format=json" + (parameters.isEmpty() ? "" : "&" + parameters);
    }

    private String parameters() {
        StringBuilder parameters = new StringBuilder();
        append(parameters, FIND, find, "");
        append(parameters, MOVING, Boolean.toString(onlyMoving), "false");
        append(parameters, SORT, sort.slug(), Sort.NEWEST.slug());
        append(parameters, PAGE, Integer.toString(page), "1");
        return parameters.toString();
    }

    private static void append(StringBuilder parameters, String name, String value, String usual) {
        if (!value.equals(usual)) {
            parameters
                    .append(parameters.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(Links.encoded(value));
        }
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
    }
}
