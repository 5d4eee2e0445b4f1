// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a server runs in: the one that was given, which stays, or a temporary one, which goes at the end. */
final class HomeFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private HomeFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static HomeFolder of(ServerSetup setup) throws IOException {
        if (setup.home().isPresent()) {
            return new HomeFolder(Files.createDirectories(setup.home().get()).toRealPath(), false);
        }
        return new HomeFolder(Files.createTempDirectory("openfire-").toRealPath(), true);
    }

    Path path() {
        return path;
    }

    /** Where the server writes its log. */
    Path log() {
        return path.resolve("logs").resolve("openfire.log");
    }

    /** Whether a server has been prepared in it before: then it has its database, and the ports that are in there. */
    boolean isUsed() {
        return Files.exists(portsFile());
    }

    Ports ports() throws IOException {
        return isUsed() ? Ports.read(portsFile()) : Ports.free();
    }

    /** The last step of the preparation. */
    void markUsed(Ports ports) throws IOException {
        ports.write(portsFile());
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                FileTree.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path portsFile() {
        return path.resolve("conf").resolve("ports.properties");
    }
}
