// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Frame;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transfer: all that is recorded of it and, while it is active, what it must obey. */
public final class TransferDetailsPage extends ConsolePage {

    public static final String URL = "transfer-details";

    /** The query parameter that names the transfer. */
    public static final String ID = "id";

    private static final Logger Log = LoggerFactory.getLogger(TransferDetailsPage.class);

    private final TransferRecords records;
    private final Supplier<List<Transfer>> live;
    private final Links links;

    public TransferDetailsPage(
            Texts texts, FormToken token, TransferRecords records, Supplier<List<Transfer>> live, Links links) {
        super(texts, token, URL, "mft-history");
        this.records = records;
        this.live = live;
        this.links = links;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<TransferId> id = Optional.ofNullable(request.getParameter(ID))
                .filter(TransferId::isValid)
                .map(TransferId::new);
        Frame frame = frame(request, texts().text("mft.details.title"), Optional.empty());
        try {
            Optional<DetailsView> view = id.isPresent() ? view(id.get()) : Optional.empty();
            String missing = texts().text("mft.details.missing");
            print(
                    request,
                    response,
                    view.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND,
                    (output, forms) -> JtedetailsGenerated.render(output, forms, frame, view, missing));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            Log.warn("The record of a transfer could not be read", e);
            String unread = texts().text("mft.history.problem.unread");
            print(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    (output, forms) -> JtedetailsGenerated.render(output, forms, frame, Optional.empty(), unread));
        }
    }

    private Optional<DetailsView> view(TransferId id) throws Exception {
        Optional<Transfer> active =
                live.get().stream().filter(transfer -> transfer.id().equals(id)).findFirst();
        Optional<HistoryEntry> written = records.find(id);
        List<HistoryEvent> events = written.isPresent() ? records.events(written.get()) : List.of();
        return active.map(transfer -> DetailsView.entry(transfer, written))
                .or(() -> written)
                .map(entry -> new DetailsView(entry, active.map(Transfer::ruling), events, links, texts()));
    }
}
