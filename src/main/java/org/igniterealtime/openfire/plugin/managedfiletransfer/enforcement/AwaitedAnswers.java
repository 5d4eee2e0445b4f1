// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Awaited;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamMark;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * The requests that were let through and have no answer yet. An answer names neither session nor file: it belongs to its
 * request by the IQ's id and the swapped pair of addresses.
 *
 * <p>{@link #mayAnswer} is asked for every IQ result of the server: one hash look-up, no lock, no allocation. Requests of a
 * transfer wait as long as it lives, and each account has a share of the room: nobody's flood pushes out another's.
 * Thread-safe.
 */
public final class AwaitedAnswers implements Awaited {

    /** A client that sends blocks without waiting for their answers has so many under way at the most. */
    static final int MOST_OF_ONE_TRANSFER = 256;

    /** How long a request that belongs to no live transfer waits. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long an answer can come to an offer that was called off: a person may find it in the evening. */
    private static final Duration LONGEST_OF_NOBODY = Duration.ofHours(24);

    private final Clock clock;
    private final Shares shares;
    private final ConcurrentHashMap<String, List<Request>> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TransferId, Set<Request>> byTransfer = new ConcurrentHashMap<>();

    /** @param shares how many requests of each account may wait */
    public AwaitedAnswers(Clock clock, Shares shares) {
        this.clock = clock;
        this.shares = shares;
    }

    /**
     * A request without an answer.
     *
     * @param transfer what it is about; empty for a proxy's address, and for the server's own requests
     * @param envelope its addresses and id
     * @param account who is charged for it
     * @param closes how far the recipient had taken the stream, of a close
     * @param refusedMethods stream methods that the answer to an offer must not choose
     * @param streamhosts those of a streamhost offer that went on to the target
     */
    record Request(
            AwaitedKind kind,
            Optional<TransferId> transfer,
            Envelope envelope,
            Account account,
            Optional<StreamMark> closes,
            List<StreamMethod> refusedMethods,
            List<Streamhost> streamhosts,
            Instant since) {

        boolean isAnsweredBy(Envelope answer) {
            return envelope.from().equals(answer.to()) && envelope.to().equals(answer.from());
        }

        private Request as(AwaitedKind newKind) {
            return new Request(
                    newKind, Optional.empty(), envelope, account, closes, refusedMethods, streamhosts, since);
        }
    }

    @Override
    public boolean mayAnswer(String id) {
        return byId.containsKey(id);
    }

    @Override
    public Optional<AwaitedKind> kind(Envelope answer) {
        return byId.getOrDefault(answer.id(), List.of()).stream()
                .filter(request -> request.isAnsweredBy(answer))
                .map(Request::kind)
                .findFirst();
    }

    /** Waits for the answer to a step of a transfer; false where there is no room for another one. */
    boolean expect(AwaitedKind kind, TransferId transfer, Envelope envelope, Account account) {
        return expect(request(kind, Optional.of(transfer), envelope, account, Optional.empty(), List.of(), List.of()));
    }

    /** Waits for the answer to an offer. */
    boolean expectOffer(TransferId transfer, Envelope envelope, Account account, List<StreamMethod> refused) {
        return expect(request(
                AwaitedKind.OFFER, Optional.of(transfer), envelope, account, Optional.empty(), refused, List.of()));
    }

    /** Waits for the answer to streamhosts. */
    boolean expectStreamhosts(TransferId transfer, Envelope envelope, Account account, List<Streamhost> sent) {
        return expect(request(
                AwaitedKind.STREAMHOSTS, Optional.of(transfer), envelope, account, Optional.empty(), List.of(), sent));
    }

    /** Waits for a proxy's address. */
    boolean expectAddress(Envelope envelope, Account account) {
        return expect(request(
                AwaitedKind.ADDRESS, Optional.empty(), envelope, account, Optional.empty(), List.of(), List.of()));
    }

    /** Waits for the answer to the close of a stream. */
    boolean expectClose(Envelope envelope, Account account, Optional<StreamMark> closes) {
        return expect(request(AwaitedKind.CLOSE, Optional.empty(), envelope, account, closes, List.of(), List.of()));
    }

    /** Waits for the answer to a close of the server's own, to keep it from the one in whose name it was made. */
    void expectNobodys(Envelope envelope, Account account, Optional<StreamMark> closes) {
        expect(request(AwaitedKind.NOBODYS, Optional.empty(), envelope, account, closes, List.of(), List.of()));
    }

    /** The request that this answers, which waits no longer. */
    Optional<Request> take(Envelope answer) {
        List<Request> taken = removeIf(answer.id(), request -> request.isAnsweredBy(answer));
        return taken.stream().findFirst();
    }

    /** The offer of this transfer, if it has no answer yet. */
    Optional<Request> offerOf(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).stream()
                .filter(request -> request.kind() == AwaitedKind.OFFER)
                .findFirst();
    }

    /**
     * The offer of this transfer is answered by the server: what its recipient answers from now on is nobody's.
     *
     * @return the offer; empty where its answer came before
     */
    Optional<Request> callOff(TransferId transfer) {
        return offerOf(transfer).filter(offer -> turn(offer, AwaitedKind.NOBODYS));
    }

    /** The server has ended this transfer: no answer sets up its stream any more. Answers to blocks do no harm. */
    void revoke(TransferId transfer) {
        List.copyOf(byTransfer.getOrDefault(transfer, Set.of())).stream()
                .filter(request -> request.kind() != AwaitedKind.BLOCK)
                .forEach(request -> turn(request, AwaitedKind.REVOKED));
        forget(transfer);
    }

    private boolean turn(Request request, AwaitedKind kind) {
        boolean[] found = new boolean[1];
        byId.computeIfPresent(request.envelope().id(), (id, before) -> {
            List<Request> after = new ArrayList<>(before);
            found[0] = after.remove(request);
            if (found[0]) {
                after.add(request.as(kind));
            }
            return List.copyOf(after);
        });
        leaveTransfer(request);
        return found[0];
    }

    /** A transfer has ended: nothing of it is waited for any longer. */
    void forget(TransferId transfer) {
        Set<Request> all = byTransfer.remove(transfer);
        if (all != null) {
            all.forEach(request -> removeIf(request.envelope().id(), request::equals));
        }
    }

    /**
     * Forgets requests that waited too long, and those of a transfer that ended as they were taken. Called by a timer.
     *
     * @param isLive whether there is such a live transfer
     */
    public void expire(Predicate<TransferId> isLive) {
        Instant now = clock.instant();
        byId.keySet()
                .forEach(id -> removeIf(
                        id,
                        request -> isTooOld(request, now)
                                || request.transfer().filter(isLive.negate()).isPresent()));
    }

    private static boolean isTooOld(Request request, Instant now) {
        Duration longest = request.kind() == AwaitedKind.NOBODYS ? LONGEST_OF_NOBODY : LONGEST;
        boolean livesWithTransfer = request.kind() == AwaitedKind.OFFER || request.kind() == AwaitedKind.STREAMHOSTS;
        return !livesWithTransfer && request.since().plus(longest).isBefore(now);
    }

    /** How many requests are awaited. */
    public int size() {
        return shares.total();
    }

    private Request request(
            AwaitedKind kind,
            Optional<TransferId> transfer,
            Envelope envelope,
            Account account,
            Optional<StreamMark> closes,
            List<StreamMethod> refused,
            List<Streamhost> streamhosts) {
        return new Request(kind, transfer, envelope, account, closes, refused, streamhosts, clock.instant());
    }

    private boolean expect(Request request) {
        // The same request once more takes the place of the first: its answer will be one.
        removeIf(request.envelope().id(), other -> other.envelope().equals(request.envelope()));
        if (request.transfer().map(this::isFull).orElse(false) || shares.take(request.account()) != Shares.Taken.YES) {
            return false;
        }
        request.transfer().ifPresent(transfer -> byTransfer
                .computeIfAbsent(transfer, id -> ConcurrentHashMap.newKeySet(2))
                .add(request));
        byId.merge(request.envelope().id(), List.of(request), AwaitedAnswers::joined);
        return true;
    }

    private boolean isFull(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).size() >= MOST_OF_ONE_TRANSFER;
    }

    private static List<Request> joined(List<Request> before, List<Request> more) {
        List<Request> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all);
    }

    private List<Request> removeIf(String id, Predicate<Request> unwanted) {
        List<Request> removed = new ArrayList<>(1);
        byId.computeIfPresent(id, (same, before) -> {
            List<Request> after = new ArrayList<>(before);
            after.removeIf(request -> unwanted.test(request) && removed.add(request));
            return after.isEmpty() ? null : List.copyOf(after);
        });
        removed.forEach(request -> {
            shares.give(request.account());
            leaveTransfer(request);
        });
        return removed;
    }

    private void leaveTransfer(Request request) {
        request.transfer()
                .ifPresent(transfer -> byTransfer.computeIfPresent(transfer, (id, all) -> {
                    all.remove(request);
                    return all.isEmpty() ? null : all;
                }));
    }
}
