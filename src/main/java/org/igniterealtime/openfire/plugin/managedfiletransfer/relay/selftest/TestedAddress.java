// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import static java.util.Objects.requireNonNull;

/**
 * What a self-test found at one address.
 *
 * @param host the host as clients are told
 * @param address the IP address that was tried; empty where the host has none
 * @param port the port that was tried
 * @param own whether it is the relay's own socket on this machine, whatever clients are told
 */
public record TestedAddress(String host, String address, int port, boolean own, Outcome outcome) {

    /** How a test ended. */
    public enum Outcome {
        /** Two connections met, and bytes arrived unchanged both ways. */
        WORKS,
        /** It works at a loopback address, which to every other machine is itself. */
        THIS_MACHINE_ONLY,
        /** No name server knows the host, or none answered. */
        NOT_RESOLVED,
        /** The machine answers, but nothing listens at the port. */
        REFUSED,
        /** No connection came about in time. */
        TIMED_OUT,
        /** This machine knows no way there. */
        UNREACHABLE,
        /** A connection was taken, and then nothing was said. */
        SILENT,
        /** A connection was taken and closed again, without the answer that was due. */
        CLOSED,
        /** What answers is not this relay. */
        SOMETHING_ELSE,
        /** This relay answers, but the bytes did not arrive as they were sent. */
        DAMAGED,
        /** The relay was closed meanwhile. */
        INTERRUPTED
    }

    public TestedAddress {
        requireNonNull(host, "host is null");
        requireNonNull(address, "address is null");
        requireNonNull(outcome, "outcome is null");
    }
}
