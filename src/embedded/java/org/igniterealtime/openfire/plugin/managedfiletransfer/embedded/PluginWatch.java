// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waits for what the server's log has to tell about the plugin. */
final class PluginWatch {

    private final ServerLog log;
    private final BooleanSupplier serverLives;

    PluginWatch(ServerLog log, BooleanSupplier serverLives) {
        this.log = log;
        this.serverLives = serverLives;
    }

    PluginState state() {
        return PluginState.in(log.text());
    }

    /** Returns when the plugin is in the state, and fails at once when it can no longer get there. */
    void await(PluginState wanted, Duration limit) {
        await("the plugin is " + wanted, limit, () -> state() == wanted);
    }

    void awaitLine(String text, Duration limit) {
        await("the log says \"" + text + '"', limit, () -> log.text().contains(text));
    }

    private boolean isHopeless() {
        return state() == PluginState.FAILED || !serverLives.getAsBoolean();
    }

    private void await(String what, Duration limit, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("the plugin or the server failed", this::isHopeless)
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new IllegalStateException(e.getMessage() + "; the log ends with:\n" + log.tail(), e);
        }
    }
}
