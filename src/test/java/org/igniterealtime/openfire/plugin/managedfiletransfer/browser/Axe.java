// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/** Looks for what makes a page of the plugin hard or impossible to use for people with a disability. */
public final class Axe {

    /** Only our part of the page: the frame around it is the console's. */
    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run('.mft', {resultTypes: ['violations']}).then(
                found => done(found.violations
                    .filter(v => ['serious', 'critical'].includes(v.impact))
                    .flatMap(v => v.nodes.slice(0, 3).map(n => v.impact + ': ' + v.help + ': ' + n.html.slice(0, 200)))),
                error => done(['axe failed: ' + error]));
            """;

    private Axe() {}

    /** The serious and critical findings on the page that the browser shows, a line each. */
    public static List<String> findings(JavascriptExecutor browser) {
        browser.executeScript(script());
        return browser.executeAsyncScript(RUN) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of("axe said nothing");
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
