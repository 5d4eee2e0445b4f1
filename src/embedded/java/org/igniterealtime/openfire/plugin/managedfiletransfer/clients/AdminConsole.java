// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ConsoleClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.json.JSONArray;
import org.json.JSONObject;

/** An administrator at the plugin's pages, by their forms and their JSON. */
public final class AdminConsole {

    private static final String PAGES = "plugins/managedfiletransfer/";

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The states of a transfer that has not ended. */
    private static final List<String> LIVE = List.of("offered", "accepted", "connecting", "transferring");

    private static final int SEE_OTHER = 303;

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"(?:hidden|text)\"[^>]* name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"");

    private static final Pattern AREA = Pattern.compile("(?s)<textarea name=\"([^\"]+)\".*?>\n(.*?)</textarea>");

    private final ConsoleClient browser;

    private AdminConsole(ConsoleClient browser) {
        this.browser = browser;
    }

    /** Logs in. */
    public static AdminConsole of(OpenfireServer server) {
        return new AdminConsole(ConsoleClient.loggedInTo(server));
    }

    /** Fills in the policy's form and saves it. */
    public void enact(Rules rules) {
        String page = page("transfer-policy");
        Map<String, String> form = new LinkedHashMap<>(rules.fields());
        form.put("version", field(page, "version"));
        form.put("token", field(page, "token"));
        HttpResponse<String> answer = browser.post(PAGES + "transfer-policy", form);
        if (answer.statusCode() != SEE_OTHER) {
            throw new IllegalStateException("the policy was not saved: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The newest rows of the history. */
    public List<Recorded> history() {
        return rows("transfer-history?format=json&size=100").stream()
                .map(Recorded::of)
                .toList();
    }

    /** The newest row of the history that is like this, as soon as it is there: the history is written a moment later. */
    public Recorded recorded(String what, Predicate<Recorded> kind) {
        return Awaitility.await("the history to have " + what)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .until(() -> history().stream().filter(kind).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The row of this file's transfer, once it has ended. */
    public Recorded recordedEnd(String file) {
        return recorded("the end of " + file, row -> row.file().equals(file) && !LIVE.contains(row.state()));
    }

    /** The running transfers. */
    public List<JSONObject> active() {
        return rows("active-transfers?format=json");
    }

    /** Presses the button that stops a running transfer. */
    public int stop(String id) {
        String page = page("active-transfers");
        return browser.post(PAGES + "active-transfers", Map.of("transfer", id, "token", field(page, "token")))
                .statusCode();
    }

    /** The values of a page's hidden and text fields, and of its text areas: all of a form but its boxes. */
    public Map<String, String> form(String name) {
        String page = page(name);
        Map<String, String> form = new LinkedHashMap<>();
        for (Pattern kind : List.of(FIELD, AREA)) {
            kind.matcher(page).results().forEach(field -> form.putIfAbsent(field.group(1), unescaped(field.group(2))));
        }
        return form;
    }

    /** As a browser does. */
    private static String unescaped(String html) {
        return html.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** A page's HTML. */
    public String page(String name) {
        return ok(browser.get(PAGES + name)).body();
    }

    /** The browser, for what a test wants to do with it besides. */
    public ConsoleClient browser() {
        return browser;
    }

    private List<JSONObject> rows(String path) {
        JSONArray rows = new JSONObject(ok(browser.get(PAGES + path)).body()).getJSONArray("rows");
        return IntStream.range(0, rows.length()).mapToObj(rows::getJSONObject).toList();
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " was answered with " + answer.statusCode() + answer.body());
        }
        return answer;
    }

    private static String field(String page, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]*)\"").matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no field " + name + " on the page: " + page);
        }
        return matcher.group(1);
    }
}
