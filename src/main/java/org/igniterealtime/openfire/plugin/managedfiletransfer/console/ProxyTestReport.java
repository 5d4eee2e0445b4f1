// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.time.Instant;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.TestedAddress;

/**
 * What the last self-test of the proxy found.
 *
 * @param at when
 */
record ProxyTestReport(Instant at, List<TestedAddress> addresses) {

    ProxyTestReport {
        addresses = List.copyOf(addresses);
    }
}
