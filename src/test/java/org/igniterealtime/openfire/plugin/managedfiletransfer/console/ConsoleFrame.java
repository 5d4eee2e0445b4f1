// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * Puts a page into the frame of Openfire's console (4.8 to 5.1), as its decorator does: the page's head and body go into a
 * layout table beside a side bar of fixed width. Only what decides about widths is here.
 */
final class ConsoleFrame implements Filter {

    private static final Pattern PAGE = Pattern.compile("(?s)<head>(.*?)</head>\\s*<body>(.*?)</body>");

    private static final String STYLE =
            """
            * { box-sizing: border-box; }
            body { margin: 0; font: 9pt arial, helvetica, sans-serif; }
            #jive-main { float: left; width: 100%; position: relative; }
            #jive-sidebar-container { float: left; overflow: hidden; width: 200px; }
            #jive-sidebar-box { overflow: hidden; width: 200px; }
            #jive-content { padding: 10px 20px 12px 32px; }
            #jive-main-content { border: 1px solid #dcdcdc; margin: 15px 0 20px; padding: 18px 20px; width: 95%; }
            .jive-table table { width: 100%; }
            .jive-table th, .jive-table td { padding: 6px; }
            .jive-contentBox { padding: 10px; }
            fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
            table { border-collapse: collapse; }
            """;

    private static final String FRAME =
            """
            <!DOCTYPE html><html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1">
            <style>%s</style>%s</head><body id="jive-body"><div id="jive-main"><table style="width: 100%%"><tbody>
            <tr style="vertical-align: top"><td style="width: 1%%"><div id="jive-sidebar-container">
            <div id="jive-sidebar-box"><div id="jive-sidebar">Active Transfers</div></div></div></td>
            <td id="jive-content"><h1>Title</h1><div id="jive-main-content">%s</div></td></tr></tbody></table></div>
            </body></html>
            """;

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CharArrayWriter kept = new CharArrayWriter();
        PrintWriter writer = new PrintWriter(kept);
        chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
            @Override
            public PrintWriter getWriter() {
                return writer;
            }
        });
        Matcher page = PAGE.matcher(kept.toString());
        if (page.find()) {
            response.getWriter().write(FRAME.formatted(STYLE, page.group(1), page.group(2)));
        } else if (kept.size() > 0) {
            response.getWriter().write(kept.toString());
        }
    }

    @Override
    public void destroy() {}
}
