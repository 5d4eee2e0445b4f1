// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without eyes for the admin console: it keeps cookies, and does not follow redirects, so that they show. */
public final class ConsoleClient {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI root;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(LIMIT).build();

    /** Not logged in. */
    public ConsoleClient(OpenfireServer server) {
        this.root = server.console();
    }

    /** Logged in as the administrator. */
    public static ConsoleClient loggedInTo(OpenfireServer server) {
        ConsoleClient client = new ConsoleClient(server);
        HttpResponse<String> answer = client.logIn(server.adminName(), server.adminPassword());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("the login was answered with " + answer.statusCode());
        }
        return client;
    }

    /** The form of the login page, sent as a browser would: 302 means that it was accepted. */
    public HttpResponse<String> logIn(String name, String password) {
        get("login.jsp");
        return post(
                "login.jsp", Map.of("login", "true", "csrf", cookie("csrf"), "username", name, "password", password));
    }

    /** What the console answers for a path below its root, which has no slash before it. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any other request to the console, with this client's cookies. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the console", e);
        }
    }

    /** The beginning of a request for {@link #send}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT);
    }

    /** A cookie's value, or the empty string: also for a browser that is to go on where this client is. */
    public String cookie(String name) {
        return cookies.getCookieStore().get(root).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
