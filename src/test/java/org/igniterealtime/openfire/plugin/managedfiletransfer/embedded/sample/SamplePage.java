// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A page, the same page without a frame, and data. */
public final class SamplePage extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String as = request.getParameter("as");
        if ("json".equals(as)) {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().print("{\"text\":\"<html>\u4f60\u597d\"}");
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print(
                        """
                <!DOCTYPE html>
                <html><head><title>A &amp; B</title>
                <meta name="pageID" content="sample-page">
                %s
                <script src="/plugins/managedfiletransfer/js/sample.js"></script>
                </head>
                <body><p id="sample">\u4f60\u597d</p></body></html>
                """
                                .formatted("bare".equals(as) ? "<meta name=\"decorator\" content=\"none\">" : ""));
    }
}
