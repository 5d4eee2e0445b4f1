// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;

/**
 * What the last self-test of the proxy found.
 *
 * @param at when
 */
record ProxyTestReport(Instant at, List<TestedAddress> addresses) {

    ProxyTestReport {
        addresses = List.copyOf(addresses);
    }

    /** How many of the addresses that clients are told were tried. */
    int tried() {
        return advertised().size();
    }

    /** How many of them were reached, and can be reached from other machines, too. */
    int reached() {
        return (int) advertised().stream()
                .filter(tested -> tested.outcome() == Outcome.WORKS)
                .count();
    }

    /** Whether it tells of what clients are told now. */
    boolean isOf(List<String> hosts, int port) {
        Set<String> tested = advertised().stream().map(TestedAddress::host).collect(Collectors.toSet());
        return tested.equals(new HashSet<>(hosts)) && advertised().stream().allMatch(address -> address.port() == port);
    }

    private List<TestedAddress> advertised() {
        return addresses.stream().filter(tested -> !tested.own()).toList();
    }
}
