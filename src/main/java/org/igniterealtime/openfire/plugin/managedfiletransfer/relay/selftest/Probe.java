// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.ActivationResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayListener;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.MovedBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.StreamResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/**
 * Sends a few bytes through the relay by way of one address, as two clients would, under a digest that nobody else can
 * know and a ticket that holds for it alone. Whether the relay can join the two connections tells whether it was reached.
 */
final class Probe implements Callable<Outcome> {

    /** Each way. Few, so that the test does not take long under a low rate. */
    private static final int BYTES = 512;

    private static final int DIGEST_BYTES = 20;

    /** No domain (RFC 2606): the peers of a test are nobody's. */
    private static final String NOWHERE = "selftest.invalid";

    private static final RelayListener NOBODY = new RelayListener() {
        @Override
        public void moved(MovedBytes soFar) {
            // the two connections themselves tell what arrived
        }

        @Override
        public void ended(StreamResult end) {
            // as above
        }
    };

    private final Relay relay;
    private final InetSocketAddress at;
    private final Duration longest;
    private final Party requester;
    private final BearerAddress digest;
    private final Ticket ticket;
    private final byte[] there = new byte[BYTES];
    private final byte[] back = new byte[BYTES];

    Probe(Relay relay, InetSocketAddress at, Duration longest, RandomGenerator random) {
        this.relay = relay;
        this.at = at;
        this.longest = longest;
        byte[] secret = new byte[DIGEST_BYTES];
        random.nextBytes(secret);
        random.nextBytes(there);
        random.nextBytes(back);
        String session = HexFormat.of().formatHex(secret);
        Party target = new Party("target@" + NOWHERE);
        requester = new Party("requester@" + NOWHERE);
        digest = BearerAddress.of(session, requester, target);
        TransferId id = new TransferId("selftest-" + session.substring(0, DIGEST_BYTES));
        ticket = Ticket.unlimited(id, StreamKey.of(requester, target, session), NOBODY)
                // So that the cap of this machine's address does not hold for it.
                .withUsers(Set.of(id.toString()))
                .withByteLimit(OptionalLong.of(2L * BYTES));
    }

    @Override
    public Outcome call() {
        if (!relay.claim(ticket)) {
            return Outcome.INTERRUPTED;
        }
        try {
            return meet(ProbeDeadline.in(longest));
        } catch (ProbeFailed e) {
            return e.outcome();
        } catch (IOException e) {
            return Outcome.DAMAGED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.INTERRUPTED;
        } finally {
            giveBack();
        }
    }

    private Outcome meet(ProbeDeadline deadline) throws IOException, InterruptedException {
        try (ProbeSocket target = ProbeSocket.open(at, digest, deadline);
                ProbeSocket source = ProbeSocket.open(at, digest, deadline)) {
            Outcome joined = join(deadline);
            if (joined != Outcome.WORKS) {
                return joined;
            }
            source.send(there);
            target.send(back);
            return target.receives(there) && source.receives(back) ? Outcome.WORKS : Outcome.DAMAGED;
        }
    }

    private Outcome join(ProbeDeadline deadline) throws IOException, InterruptedException {
        try {
            ActivationResult answer = relay.activate(ticket.stream(), requester, KnownAddresses.NONE)
                    .toCompletableFuture()
                    .get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
            if (answer instanceof ActivationResult.Activated) {
                return Outcome.WORKS;
            }
            // Somebody granted both connections; here they did not arrive.
            return answer instanceof ActivationResult.NotConnected ? Outcome.SOMETHING_ELSE : Outcome.INTERRUPTED;
        } catch (ExecutionException | TimeoutException e) {
            return Outcome.INTERRUPTED;
        }
    }

    private void giveBack() {
        try {
            relay.stop(ticket.id());
        } catch (RejectedExecutionException e) {
            // The relay was closed meanwhile, and its tickets with it.
        }
    }
}
