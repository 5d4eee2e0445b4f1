// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.admin.AdminConsole;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jspecify.annotations.Nullable;

/** Puts the console around a page: tabs above, side bar to the left, the page's title as the heading. */
public final class Frame implements Filter {

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PageBuffer buffer = new PageBuffer((HttpServletResponse) response);
        chain.doFilter(request, buffer);
        String page = buffer.page();
        if (page == null || response.isCommitted()) {
            return;
        }
        PageParts parts = PageParts.of(page);
        response.getWriter().print(parts.framed() ? framed(parts, user((HttpServletRequest) request)) : page);
    }

    @Override
    public void destroy() {}

    private static String framed(PageParts page, String user) {
        Menu menu = new Menu(AdminConsole.getModel(), page.pageId());
        String application = Html.escape(AdminConsole.getAppName());
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s: %s</title>
                <link rel="stylesheet" href="/style/global.css">
                %s
                </head>
                <body id="jive-body">
                <div id="main">
                <div id="jive-header">
                <div id="jive-logo"><a href="/index.jsp">%s</a></div>
                <div id="jive-userStatus">%s %s<br>
                <strong>%s</strong> - <a href="/index.jsp?logout=true">%s</a></div>
                <div id="jive-nav">
                %s</div>
                <div id="jive-subnav">
                %s</div>
                </div>
                <div id="jive-main">
                <div id="jive-sidebar">
                %s</div>
                <div id="jive-content">
                <h1>%s</h1>
                <div id="jive-main-content">
                %s
                </div>
                </div>
                </div>
                </div>
                </body>
                </html>
                """
                .formatted(
                        Html.language(),
                        application,
                        page.title(),
                        page.head(),
                        application,
                        application,
                        Html.escape(AdminConsole.getVersionString()),
                        Html.escape(user),
                        Html.text("global.logout"),
                        menu.tabs(),
                        menu.sections(),
                        menu.items(),
                        page.title(),
                        page.body());
    }

    /** Openfire's guard has let the page through, so somebody is logged in, unless the page needs no login. */
    private static String user(HttpServletRequest request) {
        @Nullable Object token = request.getSession().getAttribute("jive.admin.authToken");
        return token instanceof AuthToken known ? known.getUsername() : "";
    }
}
