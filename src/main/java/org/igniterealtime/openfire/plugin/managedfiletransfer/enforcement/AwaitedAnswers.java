// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Awaited;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.AwaitedKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamMethod;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.StreamMark;
import org.jspecify.annotations.Nullable;

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

    /** Where there is no room, whoever takes the most of it loses so many of his at once: to find them takes a search. */
    private static final int MADE_ROOM = 100;

    private final Clock clock;
    private final Shares shares;
    private final ConcurrentHashMap<Envelope, AwaitedRequest> byRequest = new ConcurrentHashMap<>();

    /** How many requests have this id: peers choose their ids alike. */
    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<TransferId, Set<AwaitedRequest>> byTransfer = new ConcurrentHashMap<>();

    /** @param shares how many requests of each account may wait */
    public AwaitedAnswers(Clock clock, Shares shares) {
        this.clock = clock;
        this.shares = shares;
    }

    @Override
    public boolean mayAnswer(String id) {
        return ids.containsKey(id);
    }

    @Override
    public Optional<AwaitedKind> kind(Envelope answer) {
        return Optional.ofNullable(byRequest.get(asked(answer))).map(AwaitedRequest::kind);
    }

    @Override
    public boolean isOfferer(Envelope stanza) {
        return offeredBy(stanza).isPresent();
    }

    /** The offer that this client has made under this id, and that has no answer yet. */
    Optional<TransferId> offeredBy(Envelope stanza) {
        return Optional.ofNullable(byRequest.get(stanza.withoutRoom()))
                .filter(request -> request.kind() == AwaitedKind.OFFER)
                .flatMap(AwaitedRequest::transfer);
    }

    /** The request that this would be the answer to. */
    private static Envelope asked(Envelope answer) {
        return new Envelope(answer.to(), answer.from(), answer.id());
    }

    /**
     * Waits for the answer to a request that goes on.
     *
     * @return false where there is no room, or its id belongs to another request
     */
    boolean expect(AwaitedKind kind, TransferId transfer, Envelope envelope, Account account) {
        return expect(AwaitedRequest.of(kind, transfer, envelope, account, clock.instant()));
    }

    /** Waits for the answer to an offer, which must not choose one of these methods. */
    boolean expectOffer(TransferId transfer, Envelope envelope, Account account, List<StreamMethod> refused) {
        return expect(AwaitedRequest.of(AwaitedKind.OFFER, transfer, envelope, account, clock.instant())
                .refusing(refused));
    }

    /** Waits for the answer to streamhosts. */
    boolean expectStreamhosts(TransferId transfer, Envelope envelope, Account account, boolean overProxy) {
        AwaitedRequest request =
                AwaitedRequest.of(AwaitedKind.STREAMHOSTS, transfer, envelope, account, clock.instant());
        return expect(overProxy ? request.overThisProxy() : request);
    }

    /** Waits for the answer to the opening of a stream, which goes on under an id that its sender cannot know. */
    boolean expectOpen(TransferId transfer, Envelope envelope, Account account, String came) {
        return expect(AwaitedRequest.of(AwaitedKind.OPEN, transfer, envelope, account, clock.instant())
                .cameAs(came));
    }

    /** Under which id this opening went on before: a client whose stream was resumed sends it once more. */
    Optional<String> openedAs(TransferId transfer, String came) {
        return byTransfer.getOrDefault(transfer, Set.of()).stream()
                .filter(request -> request.came().filter(came::equals).isPresent())
                .map(request -> request.envelope().id())
                .findFirst();
    }

    /** Waits for a proxy's address. */
    boolean expectAddress(Envelope envelope, Account account) {
        return expect(AwaitedRequest.of(AwaitedKind.ADDRESS, envelope, account, clock.instant()));
    }

    /** Waits for the answer to the close of a stream. */
    boolean expectClose(Envelope envelope, Account account, Optional<StreamMark> closes) {
        return expect(AwaitedRequest.of(AwaitedKind.CLOSE, envelope, account, clock.instant())
                .closing(closes));
    }

    /** Waits for the answer to a close of the server's own, to keep it from the one in whose name it was made. */
    void expectOwn(Envelope envelope, Account account, Optional<StreamMark> closes) {
        expect(AwaitedRequest.of(AwaitedKind.OWN, envelope, account, clock.instant())
                .closing(closes));
    }

    /** The request that this answers, which waits no longer. */
    Optional<AwaitedRequest> take(Envelope answer) {
        @Nullable AwaitedRequest request = byRequest.get(asked(answer));
        return request != null && remove(request) ? Optional.of(request) : Optional.empty();
    }

    /** Whether a block of this transfer has no answer yet. */
    boolean awaitsBlocks(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).stream()
                .anyMatch(request -> request.kind() == AwaitedKind.BLOCK);
    }

    /** The offer of this transfer, if it has no answer yet. */
    Optional<AwaitedRequest> offerOf(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).stream()
                .filter(request -> request.kind() == AwaitedKind.OFFER)
                .findFirst();
    }

    /**
     * The offer of this transfer is answered by the server: what its recipient answers from now on is nobody's.
     *
     * @return the offer; empty where its answer came before
     */
    Optional<AwaitedRequest> callOff(TransferId transfer) {
        return offerOf(transfer).filter(offer -> turn(offer, AwaitedKind.NOBODYS));
    }

    /** The server has ended this transfer: no answer sets up its stream any more. Answers to blocks do no harm. */
    void revoke(TransferId transfer) {
        List.copyOf(byTransfer.getOrDefault(transfer, Set.of())).stream()
                .filter(request -> request.kind() != AwaitedKind.BLOCK)
                .forEach(request -> turn(request, AwaitedKind.REVOKED));
        forget(transfer);
    }

    private boolean turn(AwaitedRequest request, AwaitedKind kind) {
        boolean turned = byRequest.replace(request.key(), request, request.as(kind, clock.instant()));
        leaveTransfer(request);
        return turned;
    }

    /** A transfer has ended: nothing of it is waited for any longer. */
    void forget(TransferId transfer) {
        Set<AwaitedRequest> all = byTransfer.remove(transfer);
        if (all != null) {
            all.forEach(this::remove);
        }
    }

    /** A transfer was given up: what a person, or a client after minutes, may answer still is waited for. */
    void keepQuestions(TransferId transfer) {
        for (AwaitedRequest request : List.copyOf(byTransfer.getOrDefault(transfer, Set.of()))) {
            AwaitedRequest givenUp = request.ofGivenUp();
            if (!request.isQuestion()) {
                remove(request);
                continue;
            }
            // In this order: whoever takes the answer meanwhile takes both out.
            swap(transfer, request, givenUp);
            if (!byRequest.replace(request.key(), request, givenUp)) {
                leaveTransfer(givenUp);
            }
        }
    }

    private void swap(TransferId transfer, AwaitedRequest request, AwaitedRequest by) {
        byTransfer.computeIfPresent(transfer, (id, all) -> {
            all.add(by);
            all.remove(request);
            return all;
        });
    }

    /**
     * Forgets requests that waited too long, and those of a transfer that ended as they were taken. Called by a timer.
     *
     * @param mayGoOn whether there is such a live transfer, or one that was given up and may be gone on with
     */
    public void expire(Predicate<TransferId> mayGoOn) {
        Instant now = clock.instant();
        byRequest.values().stream()
                .filter(request -> request.isTooOld(now)
                        || request.transfer().filter(mayGoOn.negate()).isPresent())
                .forEach(this::remove);
    }

    /** How many requests are awaited. */
    public int size() {
        return shares.total();
    }

    /**
     * The same request once more takes the place of the first: its answer will be one. Of another, nobody could tell; but
     * clients begin their ids anew, and what was given up gives way.
     */
    private boolean expect(AwaitedRequest request) {
        @Nullable AwaitedRequest before = byRequest.get(request.key());
        if (before != null) {
            boolean repeated =
                    before.kind() == request.kind() && before.transfer().equals(request.transfer());
            if (!(repeated || before.givenUp()) || !remove(before)) {
                return false;
            }
        }
        if (request.transfer().map(this::isFull).orElse(false) || !takeShare(request.account())) {
            return false;
        }
        ids.merge(request.envelope().id(), 1, Integer::sum);
        request.transfer().ifPresent(transfer -> byTransfer
                .computeIfAbsent(transfer, id -> ConcurrentHashMap.newKeySet(2))
                .add(request));
        if (byRequest.putIfAbsent(request.key(), request) != null) {
            letGo(request);
            return false;
        }
        return true;
    }

    private boolean takeShare(Account account) {
        Shares.Taken taken = shares.take(account);
        if (taken == Shares.Taken.NONE_LEFT
                && shares.largest(account).map(this::makeRoom).orElse(false)) {
            taken = shares.take(account);
        }
        return taken == Shares.Taken.YES;
    }

    /** The oldest requests of this account, but for offers: those that belong to no transfer first. */
    private boolean makeRoom(Account largest) {
        List<AwaitedRequest> oldest = byRequest.values().stream()
                .filter(request -> request.account().equals(largest) && request.kind() != AwaitedKind.OFFER)
                .sorted(Comparator.comparing(
                                (AwaitedRequest request) -> request.transfer().isPresent())
                        .thenComparing(AwaitedRequest::since))
                .limit(MADE_ROOM)
                .toList();
        oldest.forEach(this::remove);
        return !oldest.isEmpty();
    }

    private boolean isFull(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).size() >= MOST_OF_ONE_TRANSFER;
    }

    private boolean remove(AwaitedRequest request) {
        boolean removed = byRequest.remove(request.key(), request);
        if (removed) {
            letGo(request);
        }
        return removed;
    }

    private void letGo(AwaitedRequest request) {
        ids.computeIfPresent(request.envelope().id(), (id, count) -> count == 1 ? null : count - 1);
        shares.give(request.account());
        leaveTransfer(request);
    }

    private void leaveTransfer(AwaitedRequest request) {
        request.transfer()
                .ifPresent(transfer -> byTransfer.computeIfPresent(transfer, (id, all) -> {
                    all.remove(request);
                    return all.isEmpty() ? null : all;
                }));
    }
}
