// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTestRun;

/**
 * The last self-test that an administrator started.
 *
 * @param at when it was started
 */
record ProxyTest(Instant at, SelfTestRun run) {

    boolean isRunning() {
        return run.found().isEmpty();
    }

    /** What it found; nothing while it runs. */
    Optional<ProxyTestReport> report() {
        return run.found().map(found -> new ProxyTestReport(at, found));
    }
}
