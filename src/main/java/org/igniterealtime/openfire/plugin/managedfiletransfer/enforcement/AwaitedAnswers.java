// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * The requests of transfers that were let through and have no answer yet. An answer names neither session nor file: it
 * belongs to its request by the IQ's id and the swapped pair of addresses.
 *
 * <p>{@link #mayAnswer} is asked for every IQ result of the server: one hash look-up, no lock, no allocation. Bounded:
 * at {@code capacity} further requests are not awaited, so that their transfers are followed less closely; what they
 * may do is still checked at each request. Thread-safe.
 */
public final class AwaitedAnswers {

    /** What was asked. */
    enum Kind {
        OFFER,
        STREAMHOSTS,
        ACTIVATION,
        OPEN,
        DATA
    }

    /**
     * A request without an answer.
     *
     * @param request its envelope
     * @param refusedMethods stream methods that the answer to an offer must not choose
     * @param streamhosts those of a streamhost offer that went on to the target
     */
    record Awaited(
            Kind kind,
            TransferId transfer,
            Envelope request,
            List<StreamMethod> refusedMethods,
            List<Streamhost> streamhosts,
            Instant since) {

        boolean isAnsweredBy(Envelope answer) {
            return request.from().equals(answer.to()) && request.to().equals(answer.from());
        }
    }

    private final Clock clock;
    private final int capacity;
    private final ConcurrentHashMap<String, List<Awaited>> byId = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /** @param capacity the most requests that are awaited at once */
    public AwaitedAnswers(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /** Whether some request with this id waits for an answer. On the path of every IQ result. */
    public boolean mayAnswer(String id) {
        return byId.containsKey(id);
    }

    void expect(Kind kind, TransferId transfer, Envelope request) {
        expect(kind, transfer, request, List.of(), List.of());
    }

    void expect(
            Kind kind,
            TransferId transfer,
            Envelope request,
            List<StreamMethod> refusedMethods,
            List<Streamhost> streamhosts) {
        Awaited awaited = new Awaited(kind, transfer, request, refusedMethods, streamhosts, clock.instant());
        byId.compute(request.id(), (id, before) -> {
            List<Awaited> after = new ArrayList<>(before == null ? List.of() : before);
            if (after.removeIf(other -> other.request().equals(request))) {
                size.decrementAndGet();
            }
            if (size.get() < capacity) {
                size.incrementAndGet();
                after.add(awaited);
            }
            return after.isEmpty() ? null : List.copyOf(after);
        });
    }

    /** The request that this answers, which waits no longer. */
    Optional<Awaited> take(Envelope answer) {
        List<Awaited> taken = new ArrayList<>(1);
        byId.computeIfPresent(answer.id(), (id, before) -> {
            List<Awaited> after = new ArrayList<>(before);
            for (Awaited awaited : before) {
                if (awaited.isAnsweredBy(answer)) {
                    taken.add(awaited);
                    after.remove(awaited);
                    size.decrementAndGet();
                }
            }
            return after.isEmpty() ? null : List.copyOf(after);
        });
        return taken.stream().findFirst();
    }

    /** The offer of this transfer, if it has no answer yet. */
    Optional<Awaited> offerOf(TransferId transfer) {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(awaited ->
                        awaited.kind() == Kind.OFFER && awaited.transfer().equals(transfer))
                .findFirst();
    }

    /** Forgets requests that waited longer than this. Called by a timer. */
    public void expire(Duration longest) {
        Instant limit = clock.instant().minus(longest);
        for (String id : byId.keySet()) {
            byId.computeIfPresent(id, (key, before) -> {
                List<Awaited> after = before.stream()
                        .filter(awaited -> !awaited.since().isBefore(limit))
                        .toList();
                size.addAndGet(after.size() - before.size());
                return after.isEmpty() ? null : after;
            });
        }
    }

    /** How many requests are awaited. */
    public int size() {
        return size.get();
    }
}
