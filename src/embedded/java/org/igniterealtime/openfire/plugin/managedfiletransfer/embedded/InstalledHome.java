// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Makes the home of a test server out of an installed one: a copy, with a database that has not been made yet. */
final class InstalledHome {

    /** What is large and not needed, or holds what the installed server has lived through. */
    private static final Set<String> NOT_COPIED = Set.of("documentation", "dist", "logs", "embedded-db", "monitoring");

    private InstalledHome() {}

    static void prepare(HomeFolder home, Path installed, ServerSetup setup, Ports ports) throws IOException {
        FileTree.copy(installed, home.path(), NOT_COPIED);
        Files.createDirectories(home.log().getParent());
        Files.writeString(home.path().resolve("conf").resolve("openfire.xml"), OpenfireXml.of(setup, ports));
        Path script = home.path().resolve("resources").resolve("database").resolve("openfire_hsqldb.sql");
        Files.writeString(script, FirstRows.sql(setup, ports), StandardOpenOption.APPEND);
        home.markUsed(ports);
    }
}
