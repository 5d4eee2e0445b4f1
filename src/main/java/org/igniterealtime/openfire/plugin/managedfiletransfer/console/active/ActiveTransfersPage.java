// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Flash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Frame;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * What runs now: a table, the same as JSON for the script that keeps it fresh, and the button that stops a transfer.
 * Without a script it is a table of one moment, and the button leads to a page that asks.
 */
public final class ActiveTransfersPage extends ConsolePage {

    public static final String URL = "active-transfers";

    /** The form field that names a transfer to stop; there may be several. */
    static final String TRANSFER = "transfer";

    /** The query parameter that asks for the page which asks whether to stop these transfers. */
    public static final String STOP = "stop";

    /** The query parameter that says that those of {@link #STOP} were ticked: there may be none. */
    static final String SELECTED = "selected";

    private final Supplier<List<Transfer>> live;
    private final Supplier<List<RunningStream>> streams;
    private final TransferStop stop;
    private final BooleanSupplier notified;
    private final Links links;
    private final AdminAudit audit;
    private final Clock clock;
    private final Pace pace;

    public ActiveTransfersPage(
            Texts texts,
            FormToken token,
            Supplier<List<Transfer>> live,
            Supplier<List<RunningStream>> streams,
            TransferStop stop,
            BooleanSupplier notified,
            Links links,
            AdminAudit audit,
            Clock clock,
            Pace pace) {
        super(texts, token, URL, "mft-active");
        this.live = live;
        this.streams = streams;
        this.stop = stop;
        this.notified = notified;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Transfer> transfers = live.get();
        String[] asked = request.getParameterValues(STOP);
        if (asked != null) {
            ask(request, response, find(transfers, asked));
            return;
        }
        ActiveQuery query = ActiveQuery.of(request);
        if (request.getParameter(SELECTED) != null) {
            new Flash(Flash.Kind.WARNING, texts().text("mft.active.none-selected")).keep(request.getSession());
            lookAgain(response, query.url());
            return;
        }
        LiveRates rates = rates();
        ActivePart part = ActivePart.of(transfers, rates, query);
        if ("json".equals(request.getParameter("format"))) {
            response.setContentType("application/json; charset=UTF-8");
            response.getWriter().write(ActiveJson.of(part, rates, notified.getAsBoolean(), links, texts()));
            return;
        }
        Frame frame = frame(request, texts().text("mft.active.title"), Optional.of("active.js"));
        ActiveView view = ActiveView.of(part, rates, notified.getAsBoolean(), links, pace, texts());
        print(
                request,
                response,
                HttpServletResponse.SC_OK,
                (output, forms) -> JteactiveGenerated.render(output, forms, frame, view));
    }

    @Override
    protected void change(HttpServletRequest request, HttpServletResponse response) {
        String[] asked =
                Optional.ofNullable(request.getParameterValues(TRANSFER)).orElseGet(() -> new String[0]);
        String administrator = audit.administrator(request);
        List<Transfer> stopped = find(live.get(), asked).stream()
                .filter(transfer -> stop.stop(transfer.id(), administrator))
                .toList();
        stopped.forEach(transfer -> record(administrator, transfer));
        told(stopped, asked.length).keep(request.getSession());
        lookAgain(response, ActiveQuery.of(request).url());
    }

    private Flash told(List<Transfer> stopped, int asked) {
        if (stopped.isEmpty()) {
            return new Flash(Flash.Kind.WARNING, texts().text("mft.stop.gone"));
        }
        if (asked == 1) {
            return new Flash(Flash.Kind.SUCCESS, sentence("mft.stop.done", stopped.get(0)));
        }
        String several = stopped.size() == asked
                ? texts().text("mft.stop.done-all", Integer.toString(asked))
                : texts().text("mft.stop.done-several", Integer.toString(stopped.size()), Integer.toString(asked));
        return new Flash(Flash.Kind.SUCCESS, several);
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, List<Transfer> transfers)
            throws IOException {
        String title = transfers.size() > 1
                ? texts().text("mft.stop.title-several", Integer.toString(transfers.size()))
                : texts().text("mft.stop.title");
        Frame frame = frame(request, title, Optional.empty());
        List<ActiveRow> rows = transfers.stream().map(this::named).toList();
        ActiveQuery query = ActiveQuery.of(request);
        boolean told = notified.getAsBoolean();
        print(
                request,
                response,
                rows.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_OK,
                (output, forms) -> JtestopGenerated.render(output, forms, frame, rows, query, told));
    }

    /** The security audit is English on every server, so that it can be searched. */
    private void record(String administrator, Transfer transfer) {
        ActiveRow row = named(transfer);
        audit.record(
                administrator,
                "Stopped file transfer " + transfer.id(),
                "file: " + row.file() + "\nsender: "
                        + PeerText.safe(transfer.sender().address()) + "\nrecipient: "
                        + PeerText.safe(transfer.recipient().address()) + "\nbytes moved: "
                        + moved(transfer.bytesSeen())
                        + "\nmore: /plugins/managedfiletransfer/"
                        + Links.details(transfer.id().value()));
    }

    private static String moved(OptionalLong seen) {
        return seen.isPresent() ? Long.toString(seen.getAsLong()) : "not visible to this server";
    }

    private String sentence(String key, Transfer transfer) {
        ActiveRow row = named(transfer);
        return texts().text(
                        key,
                        PeerText.inSentence(row.file()),
                        PeerText.addressInSentence(row.sender()),
                        PeerText.addressInSentence(row.recipient()));
    }

    /** For those who only name it. */
    private ActiveRow named(Transfer transfer) {
        return new ActiveRow(transfer, OptionalLong.empty(), links, texts(), clock.instant());
    }

    private LiveRates rates() {
        return LiveRates.of(streams.get(), clock.instant());
    }

    private static List<Transfer> find(List<Transfer> transfers, String[] ids) {
        Set<String> asked = Set.copyOf(Arrays.asList(ids));
        return transfers.stream()
                .filter(transfer -> asked.contains(transfer.id().value()))
                .toList();
    }
}
