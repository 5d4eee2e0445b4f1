// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Stands before the settings page of Openfire's own proxy and leads to ours. No form reaches that page, since saving it
 * starts the stock proxy. Declared in {@code web.xml}: Openfire makes it, before there is a plugin, and takes it out.
 *
 * <p>Openfire does not tell it the name of the plugin's file, which is part of our address: whoever knows it says it to
 * all of them.
 */
public final class StockProxyPage implements Filter {

    private static final int SEE_OTHER = 303;

    private static volatile String plugin = "managedfiletransfer";

    /**
     * Says where our pages are.
     *
     * @param name the name of the plugin's file, without its ending
     */
    public static void leadTo(String name) {
        plugin = name;
    }

    @Override
    public void init(FilterConfig config) {
        // there is nothing to configure
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        boolean looks = asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD");
        String ours = asked.getContextPath() + "/plugins/" + encoded(plugin) + "/" + TransferProxyPage.URL;
        answer.setStatus(SEE_OTHER);
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("Location", looks ? ours : ours + "?" + TransferProxyPage.UNSAVED + "=true");
    }

    /** A browser's "(1)" has a blank before it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void destroy() {
        // there is nothing to give back
    }
}
