// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/**
 * A part of the history as the page shows it.
 *
 * @param page what was read; empty where the database does not answer
 * @param size how many rows were asked for
 * @param user whose transfers; empty for all
 * @param isNewest whether nothing newer can be looked at from here
 * @param problems what is wrong with the record, and what to do
 * @param unlisted what was seen and has no row
 * @param links where more is told of users
 * @param texts in whose language
 */
record HistoryView(
        Optional<HistoryPage> page,
        PageSize size,
        Optional<String> user,
        boolean isNewest,
        List<String> problems,
        List<String> unlisted,
        Links links,
        Texts texts) {

    HistoryView {
        problems = List.copyOf(problems);
        unlisted = List.copyOf(unlisted);
    }

    List<HistoryRow> rows() {
        return page.stream()
                .flatMap(read -> read.entries().stream())
                .map(entry -> new HistoryRow(entry, links, texts))
                .toList();
    }

    /** Whose transfers these are, in words. */
    Optional<String> whose() {
        return user.map(typed -> texts.text("mft.history.user", PeerText.addressInSentence(named(typed))));
    }

    private static String named(String typed) {
        String resource = PeerText.resource(typed);
        return PeerText.name(typed) + (resource.isEmpty() ? "" : "/" + resource);
    }

    /** The same as it identifies them. */
    String address() {
        return PeerText.safe(user.orElse(""));
    }

    /** How far back one view of a user's transfers looks. */
    String bound() {
        return texts.text("mft.history.user.bound", Integer.toString(UserHistory.MOST_READ));
    }

    /** Whether there may be transfers of this user that nobody has looked for yet. */
    boolean isBounded() {
        return user.isPresent() && older().isPresent() && rows().size() < size.rows();
    }

    /** Nothing to show, which is not the same as a database that does not answer. */
    boolean isEmpty() {
        return page.isPresent() && page.get().entries().isEmpty();
    }

    PageSize[] sizes() {
        return PageSize.values();
    }

    String newest() {
        return TransferHistoryPage.URL + "?" + sizeParameter();
    }

    /** The address of the next older part. */
    Optional<String> older() {
        return page.flatMap(HistoryPage::next)
                .map(cursor -> TransferHistoryPage.URL + "?" + TransferHistoryPage.BEFORE + "=" + cursor + "&"
                        + sizeParameter());
    }

    private String sizeParameter() {
        return TransferHistoryPage.SIZE + "=" + size.rows()
                + user.map(account -> "&" + TransferHistoryPage.USER + "=" + Links.encoded(account))
                        .orElse("");
    }
}
