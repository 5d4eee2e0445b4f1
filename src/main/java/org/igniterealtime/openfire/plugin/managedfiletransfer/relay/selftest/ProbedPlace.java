// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;

/**
 * Where a self-test tries.
 *
 * @param host the host as clients are told
 * @param address what it means; empty where it could not be resolved
 * @param own whether it is the relay's own socket
 */
record ProbedPlace(String host, Optional<InetAddress> address, int port, boolean own) {

    /** The socket at which the relay listens, as this machine reaches it. */
    static ProbedPlace own(InetSocketAddress boundAt) {
        InetAddress address =
                boundAt.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : boundAt.getAddress();
        return new ProbedPlace(NetUtil.toAddressString(address), Optional.of(address), boundAt.getPort(), true);
    }

    /** What is to be done to find out. */
    Callable<Outcome> probe(Relay relay, Duration longest, RandomGenerator random) {
        return address.<Callable<Outcome>>map(
                        there -> new Probe(relay, new InetSocketAddress(there, port), longest, random))
                .orElse(() -> Outcome.NOT_RESOLVED);
    }

    TestedAddress tested(Outcome outcome) {
        boolean here = !own && address.filter(InetAddress::isLoopbackAddress).isPresent();
        return new TestedAddress(
                host,
                address.map(NetUtil::toAddressString).orElse(""),
                port,
                own,
                here && outcome == Outcome.WORKS ? Outcome.THIS_MACHINE_ONLY : outcome);
    }
}
