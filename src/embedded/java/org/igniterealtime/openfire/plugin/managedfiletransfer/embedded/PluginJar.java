// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The plugin's JAR on its way into a server. */
final class PluginJar {

    /** Openfire's name for the plugin: the JAR's name without its ending. */
    static final String PLUGIN = "managedfiletransfer";

    static final String FILE = PLUGIN + ".jar";

    private PluginJar() {}

    /** A copy in which only the oldest server that the plugin admits to is lowered to the embedded one. */
    static void copyForEmbedded(Path jar, Path target) throws IOException {
        Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(target)) {
            Path descriptor = inside.getPath("plugin.xml");
            String text = Files.readString(descriptor);
            String lowered = text.replaceFirst(
                    "<minServerVersion>[^<]*</minServerVersion>", "<minServerVersion>4.2.0</minServerVersion>");
            Files.writeString(descriptor, lowered);
        }
    }
}
