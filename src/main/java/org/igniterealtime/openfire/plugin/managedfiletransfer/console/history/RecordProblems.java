// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;

/** What an administrator must know of a history that is not whole, and what to do about it. */
final class RecordProblems {

    /** A queue that is fuller than this will not last long: three quarters. */
    private static final double FULL = 0.75;

    private RecordProblems() {}

    static List<String> of(RecorderHealth health, Texts texts) {
        List<String> problems = new ArrayList<>();
        String queued = Integer.toString(health.queued());
        String capacity = Integer.toString(health.capacity());
        if (health.failingSince().isPresent()) {
            String since = new Times(texts).at(health.failingSince().get());
            String error = PeerText.safe(health.lastError().orElse(""));
            problems.add(texts.text("mft.history.problem.failing", since, error));
            problems.add(texts.text("mft.history.problem.waiting", queued, capacity));
        } else if (health.queued() > health.capacity() * FULL) {
            problems.add(texts.text("mft.history.problem.full", queued, capacity));
        }
        if (health.dropped() > 0) {
            problems.add(texts.text("mft.history.problem.dropped", Long.toString(health.dropped())));
        }
        return List.copyOf(problems);
    }
}
