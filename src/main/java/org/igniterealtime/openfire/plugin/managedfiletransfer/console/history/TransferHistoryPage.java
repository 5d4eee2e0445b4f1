// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryCursor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Frame;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been: the record of all transfers, newest first, a part at a time. */
public final class TransferHistoryPage extends ConsolePage {

    public static final String URL = "transfer-history";

    /** The query parameter with the point before which the part begins. */
    static final String BEFORE = "before";

    /** The query parameter with the number of rows. */
    static final String SIZE = "size";

    /** The query parameter with the user whose transfers are asked for. */
    public static final String USER = "user";

    /** As long as an address can be. */
    static final int LONGEST_USER = 3071;

    private static final Logger Log = LoggerFactory.getLogger(TransferHistoryPage.class);

    private final History history;
    private final Links links;
    private final Supplier<RecorderHealth> health;
    private final Supplier<Unlisted> unlisted;

    public TransferHistoryPage(
            Texts texts,
            FormToken token,
            History history,
            Links links,
            Supplier<RecorderHealth> health,
            Supplier<Unlisted> unlisted) {
        super(texts, token, URL, "mft-history");
        this.history = history;
        this.links = links;
        this.health = health;
        this.unlisted = unlisted;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A cursor that is none comes from a broken link: its reader gets the newest part.
        Optional<HistoryCursor> before =
                Optional.ofNullable(request.getParameter(BEFORE)).flatMap(HistoryCursor::parse);
        PageSize size = PageSize.of(request.getParameter(SIZE));
        Optional<String> user = Optional.ofNullable(request.getParameter(USER))
                .map(String::strip)
                .map(name -> name.substring(0, Math.min(LONGEST_USER, name.length())))
                .filter(name -> !name.isEmpty());
        Optional<HistoryPage> page = read(user, before, size);
        if ("json".equals(request.getParameter("format"))) {
            printJson(response, page);
            return;
        }
        HistoryView view = new HistoryView(
                page,
                size,
                user,
                before.isEmpty(),
                problems(page),
                unlisted.get().sentences(texts()),
                links,
                texts());
        Frame frame = frame(request, texts().text("mft.history.title"), Optional.empty());
        print(
                request,
                response,
                HttpServletResponse.SC_OK,
                (output, forms) -> JtehistoryGenerated.render(output, forms, frame, view));
    }

    /** A database that is away must not take the page with it, which says what to do. */
    private Optional<HistoryPage> read(Optional<String> user, Optional<HistoryCursor> before, PageSize size) {
        History wanted =
                user.<History>map(account -> new UserHistory(history, account)).orElse(history);
        try {
            return Optional.of(wanted.page(before, size.rows()));
        } catch (Exception e) {
            Log.warn("The transfer history could not be read", e);
            return Optional.empty();
        }
    }

    private List<String> problems(Optional<HistoryPage> page) {
        List<String> problems = new ArrayList<>(RecordProblems.of(health.get(), texts()));
        if (page.isEmpty()) {
            problems.add(0, texts().text("mft.history.problem.unread"));
        }
        return problems;
    }

    /** The same part for scripts; an unread history is an error, not an empty one. */
    private void printJson(HttpServletResponse response, Optional<HistoryPage> page) throws IOException {
        response.setStatus(page.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json; charset=UTF-8");
        response.getWriter()
                .write(HistoryJson.of(page.orElseGet(() -> new HistoryPage(List.of(), Optional.empty())), texts()));
    }
}
