// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.admin.AdminConsole;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.XMPPServerInfo;

/** The page that a login ends on; with {@code logout=true} the page that a session ends on. */
public final class IndexPage extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("true".equals(request.getParameter("logout"))) {
            request.getSession().invalidate();
            response.sendRedirect("/index.jsp");
            return;
        }
        XMPPServerInfo server = XMPPServer.getInstance().getServerInfo();
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print(
                        """
                <html>
                <head>
                <title>%s</title>
                <meta name="pageID" content="server-settings">
                </head>
                <body>
                <div class="jive-table">
                <table>
                <thead><tr><th colspan="2">%s</th></tr></thead>
                <tbody>
                <tr><th scope="row">%s</th><td>%s %s</td></tr>
                <tr><th scope="row">%s</th><td>%s</td></tr>
                <tr><th scope="row">Java</th><td>%s</td></tr>
                </tbody>
                </table>
                </div>
                </body>
                </html>
                """
                                .formatted(
                                        Html.text("index.title"),
                                        Html.text("index.properties"),
                                        Html.text("index.version"),
                                        Html.escape(AdminConsole.getAppName()),
                                        Html.escape(server.getVersion().getVersionString()),
                                        Html.text("index.domain_name"),
                                        Html.escape(server.getXMPPDomain()),
                                        Html.escape(System.getProperty("java.version"))));
    }
}
