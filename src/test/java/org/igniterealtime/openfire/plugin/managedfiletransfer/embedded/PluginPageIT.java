// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample.SampleJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console makes of a plugin's pages: the same on the embedded server as on an installed one. */
class PluginPageIT {

    private static OpenfireServer server;
    private static ConsoleClient administrator;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = OpenfireServer.start(ServerSetup.standard().withPlugin(SampleJar.in(folder)));
        administrator = ConsoleClient.loggedInTo(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void comesInTheFrameWithItsPlaceInTheMenuMarked() {
        assertThat(page("page").body())
                .containsPattern("<title>[^<]*: A &amp; B</title>")
                .containsPattern("<h1>\\s*A &amp; B\\s*</h1>")
                .containsPattern("<li class=\"current(link)?\">\\s*<a href=\"/plugins/managedfiletransfer/page\"")
                .contains(">Samples</a>")
                .contains(">Sample page</a>");
    }

    @Test
    void keepsItsOwnHeadAndBody() {
        String page = page("page").body();

        assertThat(page)
                .contains("<p id=\"sample\">\u4f60\u597d</p>")
                .contains("<script src=\"/plugins/managedfiletransfer/js/sample.js\"></script>");
        assertThat(page.indexOf("sample.js")).isLessThan(page.indexOf("</head>"));
        assertThat(page.split("<body", -1)).hasSize(2);
    }

    @Test
    void staysAsItIsIfItWantsNoFrame() {
        assertThat(page("page?as=bare").body()).startsWith("<!DOCTYPE html>").doesNotContain("jive-");
    }

    @Test
    void leavesDataUntouched() {
        assertThat(page("page?as=json").body()).isEqualTo("{\"text\":\"<html>\u4f60\u597d\"}");
    }

    @Test
    void servesTheFilesOfThePlugin() {
        assertThat(page("js/sample.js").body()).isEqualTo("'use strict';");
    }

    @Test
    void isGoneWithItsPluginAndComesBackWithIt() {
        server.unloadPlugin();
        assertThat(server.isPluginLoaded()).isFalse();
        assertThat(page("page").statusCode()).isNotEqualTo(200);

        server.loadPlugin();
        assertThat(page("page").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> page(String path) {
        return administrator.get("plugins/managedfiletransfer/" + path);
    }
}
