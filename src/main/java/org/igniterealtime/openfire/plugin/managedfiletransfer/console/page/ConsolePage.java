// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/**
 * One page of the console, and the one gate that its requests pass: GET and HEAD only look; POST changes something, and
 * only with the session's form token; nothing else is known.
 *
 * <p>Registered with Openfire as an object, without {@code init}: it has no servlet configuration and no context.
 */
public abstract class ConsolePage extends HttpServlet {

    private static final int SEE_OTHER = 303;

    private static final String ANSWER = "answer";

    private final Texts texts;
    private final FormToken token;
    private final String url;
    private final String pageId;
    private Supplier<List<String>> warnings = List::of;

    /**
     * @param url the page's address, relative to the plugin's
     * @param pageId its item in the console's menu
     */
    public ConsolePage(Texts texts, FormToken token, String url, String pageId) {
        this.texts = texts;
        this.token = token;
        this.url = url;
        this.pageId = pageId;
    }

    /** Said on the page as well. Called before the page is anybody's. */
    public final void warnWith(Supplier<List<String>> given) {
        warnings = given;
    }

    /** Answers a GET; changes nothing. */
    protected abstract void show(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Answers a POST that carries the session's token. A page without forms takes none. */
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answerNotAllowed(response, "GET, HEAD");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(request, response);
            case "POST" -> {
                if (token.isIn(request)) {
                    change(request, response);
                } else {
                    refuse(request, response);
                }
            }
            default -> answerNotAllowed(response, "GET, HEAD, POST");
        }
    }

    /** Openfire 5.1 asks for it at each request, and the inherited one wants the configuration that we do not have. */
    @Override
    public final String getServletName() {
        return url;
    }

    protected final Texts texts() {
        return texts;
    }

    /** The frame of a page that has something to tell about the form before it. */
    protected final Frame frame(HttpServletRequest request, String title, Optional<String> script) {
        return new Frame(texts, title, pageId, Flash.take(request), script, warnings.get());
    }

    protected final void print(HttpServletRequest request, HttpServletResponse response, int status, Template page)
            throws IOException {
        StringOutput html = new StringOutput();
        page.render(new OwaspHtmlTemplateOutput(html), new TokenField(token.of(request.getSession())));
        response.setStatus(status);
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(html.toString());
    }

    /** Sends the browser to this page, to look at it: a reload must not send the form again. */
    protected final void lookAgain(HttpServletResponse response) {
        lookAgain(response, url);
    }

    /**
     * Sends the browser there by a GET, so that a reload changes nothing again.
     *
     * @param address this page's, with a query
     */
    protected static void lookAgain(HttpServletResponse response, String address) {
        // Relative: behind a proxy that ends TLS, the server does not know the address that the browser used.
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", address);
    }

    /** The same, and the page will know that it answers a form that was sent. */
    protected final void answer(HttpServletResponse response) {
        lookAgain(response, url + "?" + ANSWER + "=true");
    }

    /** Whether the page answers a form: what the browser kept of it is no longer needed. */
    protected static boolean isAnswer(HttpServletRequest request) {
        return request.getParameter(ANSWER) != null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frame frame =
                new Frame(texts, texts.text("mft.token.title"), pageId, Optional.empty(), Optional.empty(), List.of());
        print(
                request,
                response,
                HttpServletResponse.SC_FORBIDDEN,
                (output, forms) -> JterefusedGenerated.render(output, forms, frame, url));
    }

    private static void answerNotAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", allowed);
        response.setContentType("text/plain; charset=UTF-8");
        response.getWriter().write("Allowed: " + allowed);
    }
}
