// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Packs the plugin as Openfire wants it. */
public final class SampleJar {

    private static final String PLUGIN_XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <plugin>
                <class>%s</class>
                <name>Sample</name>
                <description>A page.</description>
                <author>the Managed File Transfer authors</author>
                <version>1.0.0</version>
                <minServerVersion>4.8.0</minServerVersion>
                <adminconsole>
                    <tab id="tab-server">
                        <sidebar id="sample-sidebar" name="${sample.sidebar}">
                            <item id="sample-page" name="${sample.page}" url="page" description="${sample.page}"/>
                        </sidebar>
                    </tab>
                </adminconsole>
            </plugin>
            """
                    .formatted(SamplePlugin.class.getName());

    private static final String WEB_XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app>
                <servlet>
                    <servlet-name>SamplePage</servlet-name>
                    <servlet-class>%s</servlet-class>
                </servlet>
                <servlet-mapping>
                    <servlet-name>SamplePage</servlet-name>
                    <url-pattern>/page</url-pattern>
                </servlet-mapping>
            </web-app>
            """
                    .formatted(SamplePage.class.getName());

    private SampleJar() {}

    public static Path in(Path folder) throws IOException {
        Path jar = folder.resolve("managedfiletransfer.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            text(out, "plugin.xml", PLUGIN_XML);
            text(out, "web/WEB-INF/web.xml", WEB_XML);
            text(out, "web/js/sample.js", "'use strict';");
            text(out, "i18n/managedfiletransfer_i18n.properties", "sample.sidebar=Samples\nsample.page=Sample page\n");
            for (Class<?> one : new Class<?>[] {SamplePlugin.class, SamplePage.class}) {
                String name = one.getName().replace('.', '/') + ".class";
                try (InputStream code = requireNonNull(SampleJar.class.getResourceAsStream('/' + name))) {
                    out.putNextEntry(new ZipEntry("classes/" + name));
                    code.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static void text(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
