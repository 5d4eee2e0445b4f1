// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser and a session of their own. Follows no redirect, so that tests see it. */
public final class Administrator {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

    private static final Pattern BASE = Pattern.compile("name=\"base\" value=\"([^\"]*)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final Pattern ADDRESSES = Pattern.compile("(?s)<textarea name=\"addresses\".*?>\n(.*?)</textarea>");
    private static final Pattern TEXT_FIELD =
            Pattern.compile("<input type=\"text\"[^>]* name=\"([a-zA-Z]+)\"[^>]* value=\"([^\"]*)\"");

    private final ConsoleServer console;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    public Administrator(ConsoleServer console) {
        this.console = console;
    }

    public HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    public HttpResponse<String> post(String url, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(url, body);
    }

    /**
     * Sends a form.
     *
     * @param body the fields, encoded; a field may be there several times
     */
    public HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> call(String method, String url) throws IOException, InterruptedException {
        return send(request(url).method(method, BodyPublishers.noBody()));
    }

    /** The token that the page's form carries. */
    public String token(String url) throws IOException, InterruptedException {
        return first(TOKEN, get(url).body());
    }

    /** The policy's form as it comes, with the token, ready to be changed and sent. */
    public Map<String, String> policyForm() throws IOException, InterruptedException {
        String page = get("transfer-policy").body();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", first(TOKEN, page));
        form.put("version", first(VERSION, page));
        form.put("base", unescaped(first(BASE, page)));
        form.put("mode", "OBSERVE");
        form.put("largestFile", "");
        form.put("largestFileUnit", "mb");
        form.put("blockedExtensions", "");
        form.put("unknownSizeAllowed", "true");
        form.put("inBandAllowed", "true");
        form.put("tellUsers", "true");
        form.put("relayRate", "");
        form.put("relayRateUnit", "mb");
        form.put("userRate", "");
        form.put("userRateUnit", "mb");
        form.put("transferRate", "");
        form.put("transferRateUnit", "mb");
        return form;
    }

    /** The proxy's form as it comes, with the token, ready to be changed and sent. */
    public Map<String, String> proxyForm() throws IOException, InterruptedException {
        String page = get("transfer-proxy").body();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", first(TOKEN, page));
        form.put("action", "save");
        form.put("seen", unescaped(first(SEEN, page)));
        form.put("addresses", first(ADDRESSES, page));
        form.put("enabled", "true");
        TEXT_FIELD.matcher(page).results().forEach(field -> form.put(field.group(1), field.group(2)));
        return form;
    }

    /** Starts a test of the proxy's addresses. */
    void testProxy() throws IOException, InterruptedException {
        post("transfer-proxy", Map.of("action", "test", "token", token("transfer-proxy")));
    }

    /** Saves a change on the page of the policy or of the proxy. */
    void saveSomethingElse(String page) throws IOException, InterruptedException {
        Map<String, String> form = page.equals("transfer-policy") ? policyForm() : proxyForm();
        form.put("blockedExtensions", "exe");
        form.put("total", "200");
        post(page, form);
    }

    private HttpRequest.Builder request(String url) {
        URI address = console.url(url);
        return HttpRequest.newBuilder(address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return found.group(1);
    }
}
