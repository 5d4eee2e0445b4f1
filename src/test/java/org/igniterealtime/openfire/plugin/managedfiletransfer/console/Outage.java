// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What stands between a browser and the pages, and what can go wrong there. */
final class Outage implements Filter {

    /** As Openfire does when a login has expired: a redirect, also for scripts. */
    volatile boolean loginExpired;

    /** As Openfire does with a form when the login has expired: it leads to the login page, and the form is lost. */
    volatile boolean formsLost;

    /** As when the plugin is being replaced. */
    volatile boolean failing;

    /** How often the script asked. */
    final AtomicInteger polls = new AtomicInteger();

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean poll = "json".equals(request.getParameter("format"));
        if (poll) {
            polls.incrementAndGet();
        }
        if (formsLost && ((HttpServletRequest) request).getMethod().equals("POST")) {
            response.setContentType("text/html");
            response.getWriter().write("<html><body>login page</body></html>");
        } else if (poll && loginExpired) {
            ((HttpServletResponse) response)
                    .sendRedirect("/login.jsp?url=" + ((HttpServletRequest) request).getRequestURI());
        } else if (poll && failing) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {}
}
