// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.leftout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down each test that was left out, with what is missing on this machine and how to get it; the build prints the
 * list at its end. Made by JUnit's launcher, in each JVM that runs tests.
 */
public final class LeftOutTests implements TestExecutionListener {

    /** The file of the list; without the property, as in an editor, nothing is written. */
    private static final String FILE = "left.out";

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            write(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason was given"));
        }
    }

    private static void write(TestIdentifier test, String reason) {
        String file = System.getProperty(FILE, "");
        if (file.isEmpty()) {
            return;
        }
        String line = test.getDisplayName() + ": " + reason.lines().findFirst().orElse("") + System.lineSeparator();
        try {
            // Several JVMs, one after another; each line is one write.
            Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
