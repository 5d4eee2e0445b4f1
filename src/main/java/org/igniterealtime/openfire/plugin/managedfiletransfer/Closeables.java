// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be given back on unload, latest first. One step that fails does not keep the others from being undone, and
 * a start that broke off half-way is undone as far as it came.
 */
final class Closeables {

    private static final Logger Log = LoggerFactory.getLogger(Closeables.class);

    private final Deque<AutoCloseable> steps = new ArrayDeque<>();

    /** Remembers how to undo what was just done, and returns it. */
    <T extends AutoCloseable> T add(T step) {
        steps.push(step);
        return step;
    }

    /** Remembers how to undo what was just done. */
    void then(Step step) {
        steps.push(step::undo);
    }

    /** Undoes everything. Afterwards there is nothing left to undo. */
    void all() {
        while (!steps.isEmpty()) {
            AutoCloseable step = steps.pop();
            try {
                step.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Log.warn("Interrupted while a part of the plugin was stopped: {}", step, e);
            } catch (Exception e) {
                Log.error("A part of the plugin could not be stopped: {}. Restart Openfire to be rid of it.", step, e);
            }
        }
    }

    /** One thing to undo. */
    @FunctionalInterface
    interface Step {
        void undo();
    }
}
