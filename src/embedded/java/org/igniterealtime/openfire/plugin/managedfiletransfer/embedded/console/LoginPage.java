// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.io.IOException;
import java.util.Arrays;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.admin.AdminConsole;
import org.jivesoftware.admin.LoginLimitManager;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.auth.AuthFactory;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jivesoftware.openfire.auth.ConnectionException;
import org.jivesoftware.openfire.auth.InternalUnauthenticatedException;
import org.jivesoftware.openfire.auth.UnauthorizedException;
import org.jivesoftware.util.StringUtils;
import org.jspecify.annotations.Nullable;

/** Logs an administrator in, with the form and the double-submitted token that the real console has. */
public final class LoginPage extends HttpServlet {

    private static final String TOKEN = "csrf";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, null);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        if (!hasToken(request)) {
            show(request, response, "CSRF Failure!");
            return;
        }
        String name = request.getParameter("username");
        try {
            AuthToken token = authenticate(name, request);
            // A session that was known before the login must not be worth anything after it.
            request.getSession().invalidate();
            request.getSession(true).setAttribute("jive.admin.authToken", token);
            response.sendRedirect(target(request.getParameter("url")));
        } catch (UnauthorizedException | ConnectionException | InternalUnauthenticatedException e) {
            LoginLimitManager.getInstance().recordFailedAttempt(name, request.getRemoteAddr());
            show(request, response, Html.text("login.failed.unauthorized"));
        }
    }

    private static AuthToken authenticate(@Nullable String name, HttpServletRequest request)
            throws UnauthorizedException, ConnectionException, InternalUnauthenticatedException {
        String address = request.getRemoteAddr();
        LoginLimitManager limits = LoginLimitManager.getInstance();
        if (name == null
                || limits.hasHitConnectionLimit(name, address)
                || !AdminManager.getInstance().isUserAdmin(name, true)) {
            throw new UnauthorizedException();
        }
        AuthToken token = AuthFactory.authenticate(name, request.getParameter("password"));
        limits.recordSuccessfulAttempt(name, address);
        return token;
    }

    private static boolean hasToken(HttpServletRequest request) {
        String sent = request.getParameter(TOKEN);
        Cookie[] cookies = request.getCookies();
        return sent != null
                && cookies != null
                && Arrays.stream(cookies).anyMatch(one -> one.getName().equals(TOKEN) && sent.equals(one.getValue()));
    }

    /** Only a path of this server. */
    private static String target(@Nullable String url) {
        return url != null && url.startsWith("/") && !url.startsWith("//") ? url : "/index.jsp";
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, @Nullable String error)
            throws IOException {
        String token = StringUtils.randomString(15);
        Cookie cookie = new Cookie(TOKEN, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .print(
                        """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="UTF-8">
                <title>%s %s</title>
                <link rel="stylesheet" href="/style/global.css">
                </head>
                <body id="jive-login">
                <form action="login.jsp" name="loginForm" method="post">
                <h1>%s</h1>
                <input type="hidden" name="url" value="%s">
                <input type="hidden" name="login" value="true">
                <input type="hidden" name="csrf" value="%s">
                <label for="u01">%s</label>
                <input type="text" name="username" id="u01" autocomplete="username" autofocus>
                <label for="p01">%s</label>
                <input type="password" name="password" id="p01" autocomplete="current-password">
                <button id="submit" type="submit">%s</button>
                <p class="jive-error-text" role="alert">%s</p>
                </form>
                </body>
                </html>
                """
                                .formatted(
                                        Html.language(),
                                        Html.escape(AdminConsole.getAppName()),
                                        Html.text("login.title"),
                                        Html.text("admin.console"),
                                        Html.escape(request.getParameter("url")),
                                        token,
                                        Html.text("login.username"),
                                        Html.text("login.password"),
                                        Html.text("login.login"),
                                        error == null ? "" : error));
    }
}
