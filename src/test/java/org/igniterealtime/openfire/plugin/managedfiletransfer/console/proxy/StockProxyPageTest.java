// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the stock proxy's page, before a page that counts what reaches it. */
class StockProxyPageTest {

    private static final String STOCK = "/file-transfer-proxy.jsp";
    private static final String OURS = "/plugins/managedfiletransfer/transfer-proxy";

    private final AtomicInteger reached = new AtomicInteger();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new StockPage()), STOCK);
        context.addFilter(new FilterHolder(new StockProxyPage()), STOCK, EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        StockProxyPage.leadTo("managedfiletransfer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?success=true", "?save=1&proxyEnabled=true&port=7777"})
    void whoLooksIsLedToOurPage(String query) throws Exception {
        HttpResponse<String> answer = send("GET", query);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(OURS);
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void whatWouldChangeSomethingIsLedThereAndToldThatItDidNot(String method) throws Exception {
        HttpResponse<String> answer = send(method, "?update=true");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(OURS + "?unsaved=true");
        assertThat(reached).hasValue(0);
    }

    @Test
    void leadsToTheNameUnderWhichThePluginIsInstalled() throws Exception {
        StockProxyPage.leadTo("managedfiletransfer-0.1.0 (1)");

        HttpResponse<String> answer = send("GET", "");

        assertThat(answer.headers().firstValue("Location"))
                .contains("/plugins/managedfiletransfer-0.1.0%20%281%29/transfer-proxy");
    }

    @Test
    void openfireFindsItUnderItsNameAndMakesIt() throws Exception {
        String declared = Files.readString(Path.of("web", "WEB-INF", "web.xml"));

        assertThat(declared)
                .contains("<filter-class>" + StockProxyPage.class.getName() + "</filter-class>")
                .contains("<url-pattern>" + STOCK + "</url-pattern>");
        assertThat(StockProxyPage.class.getConstructor().newInstance()).isInstanceOf(Filter.class);
    }

    private HttpResponse<String> send(String method, String query) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + connector.getLocalPort() + STOCK + query);
        HttpRequest request = HttpRequest.newBuilder(page)
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.ofString("update=true"))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private final class StockPage extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reached.incrementAndGet();
        }
    }
}
