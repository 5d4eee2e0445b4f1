// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A server's log file, from the moment on that this object was made: a home that is started again has older lines. */
final class ServerLog {

    private static final int TAIL = 6_000;

    /** Openfire 5 paints the levels, also in the file. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final Path file;
    private final int start;

    ServerLog(Path file) throws IOException {
        this.file = file;
        this.start = Files.exists(file) ? Math.toIntExact(Files.size(file)) : 0;
    }

    String text() {
        if (Files.notExists(file)) {
            return "";
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = Math.min(start, bytes.length);
            String text = new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8);
            return COLOUR.matcher(text).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one wants to read when a start has failed. */
    String tail() {
        String text = text();
        return text.substring(Math.max(0, text.length() - TAIL));
    }
}
