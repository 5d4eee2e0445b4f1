// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * What runs now: a table, the same as JSON for the script that keeps it fresh, and the button that stops a transfer.
 * Without a script it is a table of one moment, and the button leads to a page that asks.
 */
final class ActiveTransfersPage extends ConsolePage {

    static final String URL = "active-transfers";

    /** The form field that names the transfer to stop. */
    static final String TRANSFER = "transfer";

    /** The query parameter that asks for the page which asks whether to stop this transfer. */
    static final String STOP = "stop";

    private final Supplier<List<Transfer>> live;
    private final Supplier<List<RunningStream>> streams;
    private final TransferStop stop;
    private final AdminDesk desk;
    private final Clock clock;
    private final Pace pace;

    ActiveTransfersPage(
            Texts texts,
            FormToken token,
            Supplier<List<Transfer>> live,
            Supplier<List<RunningStream>> streams,
            TransferStop stop,
            AdminDesk desk,
            Clock clock,
            Pace pace) {
        super(texts, token, URL, "mft-active");
        this.live = live;
        this.streams = streams;
        this.stop = stop;
        this.desk = desk;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Transfer> transfers = live.get();
        if ("json".equals(request.getParameter("format"))) {
            response.setContentType("application/json; charset=UTF-8");
            response.getWriter().write(ActiveJson.of(transfers, rates(), texts()));
            return;
        }
        String asked = request.getParameter(STOP);
        if (asked != null) {
            ask(request, response, find(transfers, asked));
            return;
        }
        Frame frame = frame(request, texts().text("mft.active.title"), Optional.of("active.js"));
        ActiveView view = ActiveView.of(transfers, rates(), pace, texts());
        print(
                request,
                response,
                HttpServletResponse.SC_OK,
                (output, forms) -> JteactiveGenerated.render(output, forms, frame, view));
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response) {
        Optional<Transfer> transfer = find(live.get(), request.getParameter(TRANSFER));
        String administrator = desk.administrator(request);
        boolean stopped = transfer.isPresent() && stop.stop(transfer.get().id(), administrator);
        Flash flash = stopped
                ? new Flash(Flash.Kind.SUCCESS, sentence("mft.stop.done", transfer.get()))
                : new Flash(Flash.Kind.WARNING, texts().text("mft.stop.gone"));
        if (stopped) {
            record(administrator, transfer.get());
        }
        flash.keep(request.getSession());
        lookAgain(response);
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, Optional<Transfer> transfer)
            throws IOException {
        Frame frame = frame(request, texts().text("mft.stop.title"), Optional.empty());
        Optional<ActiveRow> row = transfer.map(this::named);
        print(
                request,
                response,
                row.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND,
                (output, forms) -> JtestopGenerated.render(output, forms, frame, row));
    }

    /** The security audit is English on every server, so that it can be searched. */
    private void record(String administrator, Transfer transfer) {
        ActiveRow row = named(transfer);
        desk.record(
                administrator,
                "Stopped file transfer " + transfer.id(),
                "file: " + row.file() + "\nsender: "
                        + PeerText.safe(transfer.sender().address()) + "\nrecipient: "
                        + PeerText.safe(transfer.recipient().address()) + "\nbytes moved: " + transfer.bytesMoved());
    }

    private String sentence(String key, Transfer transfer) {
        ActiveRow row = named(transfer);
        return texts().text(key, row.file(), row.sender(), row.recipient());
    }

    /** For those who only name it. */
    private ActiveRow named(Transfer transfer) {
        return new ActiveRow(transfer, OptionalLong.empty(), texts(), clock.instant());
    }

    private LiveRates rates() {
        return LiveRates.of(streams.get(), clock.instant());
    }

    private static Optional<Transfer> find(List<Transfer> transfers, @Nullable String id) {
        return transfers.stream()
                .filter(transfer -> transfer.id().value().equals(id))
                .findFirst();
    }
}
