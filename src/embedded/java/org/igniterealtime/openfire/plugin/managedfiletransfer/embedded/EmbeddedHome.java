// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/** Lays out the home of an embedded server, for which no distribution is unpacked: all that it must have comes from here. */
final class EmbeddedHome {

    private static final String SCRIPT = "resources/database/openfire_hsqldb.sql";

    /** The plugin {@code admin} is the console. Without its folder Openfire loads no plugin at all. */
    private static final List<String> FILES = List.of(
            SCRIPT,
            "plugins/admin/plugin.xml",
            "plugins/admin/webapp/index.html",
            "plugins/admin/webapp/WEB-INF/web.xml",
            "plugins/admin/webapp/style/global.css");

    private EmbeddedHome() {}

    static void prepare(HomeFolder home, ServerSetup setup, Ports ports) throws IOException {
        for (String file : FILES) {
            copyResource(file, home.path());
        }
        Files.createDirectories(home.log().getParent());
        Path conf = Files.createDirectories(home.path().resolve("conf"));
        Files.writeString(conf.resolve("openfire.xml"), OpenfireXml.of(setup, ports));
        Files.writeString(conf.resolve("security.xml"), "<security/>\n");
        Files.writeString(home.path().resolve(SCRIPT), FirstRows.sql(setup, ports), StandardOpenOption.APPEND);
        Path security = Files.createDirectories(home.path().resolve("resources").resolve("security"));
        for (String store : List.of("keystore", "truststore", "client.truststore")) {
            emptyKeyStore(security.resolve(store));
        }
        home.markUsed(ports);
    }

    /** Nothing here uses TLS, but a missing store fills the log with warnings. */
    private static void emptyKeyStore(Path file) throws IOException {
        char[] password = "changeit".toCharArray();
        try (OutputStream target = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, password);
            store.store(target, password);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void copyResource(String name, Path home) throws IOException {
        Path target = home.resolve(name);
        Files.createDirectories(requireNonNull(target.getParent()));
        try (InputStream source = EmbeddedHome.class.getResourceAsStream("/embedded-openfire/" + name)) {
            Files.copy(requireNonNull(source, name), target);
        }
    }
}
