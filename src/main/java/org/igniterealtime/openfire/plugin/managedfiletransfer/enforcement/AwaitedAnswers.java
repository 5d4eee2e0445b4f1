// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Clock;
import java.time.Duration;
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
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamMark;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
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

    /** How long a request that belongs to no live transfer waits. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long the answer to a question for an address or to a close can come: no person is asked. */
    private static final Duration LONGEST_OF_CLIENT = Duration.ofMinutes(15);

    /** Where there is no room, whoever takes the most of it loses so many of his at once: to find them takes a search. */
    private static final int MADE_ROOM = 100;

    /** How long an answer can come to an offer that was called off: a person may find it in the evening. */
    private static final Duration LONGEST_OF_NOBODY = Duration.ofHours(24);

    private final Clock clock;
    private final Shares shares;
    private final ConcurrentHashMap<Envelope, Request> byRequest = new ConcurrentHashMap<>();

    /** How many requests have this id: peers choose their ids alike. */
    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();

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
     * @param refusedMethods stream methods that the policy does not allow the answer to an offer to choose
     * @param came the id it came with, where it went on under another one
     * @param overProxy whether this server's proxy is among the streamhosts that went on to the target
     * @param givenUp whether its transfer was given up, so that another request under the same id may take its place
     */
    record Request(
            AwaitedKind kind,
            Optional<TransferId> transfer,
            Envelope envelope,
            Account account,
            Optional<StreamMark> closes,
            List<StreamMethod> refusedMethods,
            Optional<String> came,
            boolean overProxy,
            boolean givenUp,
            Instant since) {

        private Envelope key() {
            return envelope.withoutRoom();
        }

        private Request as(AwaitedKind newKind, Instant now) {
            return new Request(
                    newKind, Optional.empty(), envelope, account, closes, refusedMethods, came, overProxy, false, now);
        }

        private Request ofGivenUp() {
            return new Request(kind, transfer, envelope, account, closes, refusedMethods, came, overProxy, true, since);
        }
    }

    @Override
    public boolean mayAnswer(String id) {
        return ids.containsKey(id);
    }

    @Override
    public Optional<AwaitedKind> kind(Envelope answer) {
        return Optional.ofNullable(byRequest.get(asked(answer))).map(Request::kind);
    }

    @Override
    public boolean isOfferer(Envelope stanza) {
        return offeredBy(stanza).isPresent();
    }

    /** The offer that this client has made under this id, and that has no answer yet. */
    Optional<TransferId> offeredBy(Envelope stanza) {
        return Optional.ofNullable(byRequest.get(stanza.withoutRoom()))
                .filter(request -> request.kind() == AwaitedKind.OFFER)
                .flatMap(Request::transfer);
    }

    /** The request that this would be the answer to. */
    private static Envelope asked(Envelope answer) {
        return new Envelope(answer.to(), answer.from(), answer.id());
    }

    /** Waits for the answer to a step of a transfer; false where there is no room, or its id belongs to another request. */
    boolean expect(AwaitedKind kind, TransferId transfer, Envelope envelope, Account account) {
        return expect(request(kind, Optional.of(transfer), envelope, account, Optional.empty(), List.of(), false));
    }

    /** Waits for the answer to an offer. */
    boolean expectOffer(TransferId transfer, Envelope envelope, Account account, List<StreamMethod> refused) {
        return expect(
                request(AwaitedKind.OFFER, Optional.of(transfer), envelope, account, Optional.empty(), refused, false));
    }

    /** Waits for the answer to streamhosts. */
    boolean expectStreamhosts(TransferId transfer, Envelope envelope, Account account, boolean overProxy) {
        return expect(request(
                AwaitedKind.STREAMHOSTS,
                Optional.of(transfer),
                envelope,
                account,
                Optional.empty(),
                List.of(),
                overProxy));
    }

    /** Waits for the answer to the opening of a stream, which goes on under an id that its sender cannot know. */
    boolean expectOpen(TransferId transfer, Envelope envelope, Account account, String came) {
        return expect(new Request(
                AwaitedKind.OPEN,
                Optional.of(transfer),
                envelope,
                account,
                Optional.empty(),
                List.of(),
                Optional.of(came),
                false,
                false,
                clock.instant()));
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
        return expect(
                request(AwaitedKind.ADDRESS, Optional.empty(), envelope, account, Optional.empty(), List.of(), false));
    }

    /** Waits for the answer to the close of a stream. */
    boolean expectClose(Envelope envelope, Account account, Optional<StreamMark> closes) {
        return expect(request(AwaitedKind.CLOSE, Optional.empty(), envelope, account, closes, List.of(), false));
    }

    /** Waits for the answer to a close of the server's own, to keep it from the one in whose name it was made. */
    void expectOwn(Envelope envelope, Account account, Optional<StreamMark> closes) {
        expect(request(AwaitedKind.OWN, Optional.empty(), envelope, account, closes, List.of(), false));
    }

    /** The request that this answers, which waits no longer. */
    Optional<Request> take(Envelope answer) {
        @Nullable Request request = byRequest.get(asked(answer));
        return request != null && remove(request) ? Optional.of(request) : Optional.empty();
    }

    /** Whether a block of this transfer has no answer yet. */
    boolean awaitsBlocks(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).stream()
                .anyMatch(request -> request.kind() == AwaitedKind.BLOCK);
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
        boolean turned = byRequest.replace(request.key(), request, request.as(kind, clock.instant()));
        leaveTransfer(request);
        return turned;
    }

    /** A transfer has ended: nothing of it is waited for any longer. */
    void forget(TransferId transfer) {
        Set<Request> all = byTransfer.remove(transfer);
        if (all != null) {
            all.forEach(this::remove);
        }
    }

    /** A transfer was given up: what a person, or a client after minutes, may answer still is waited for. */
    void keepQuestions(TransferId transfer) {
        for (Request request : List.copyOf(byTransfer.getOrDefault(transfer, Set.of()))) {
            Request givenUp = request.ofGivenUp();
            if (!isQuestion(request)) {
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

    private void swap(TransferId transfer, Request request, Request by) {
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
                .filter(request -> isTooOld(request, now)
                        || request.transfer().filter(mayGoOn.negate()).isPresent())
                .forEach(this::remove);
    }

    private static boolean isQuestion(Request request) {
        return request.kind() == AwaitedKind.OFFER
                || request.kind() == AwaitedKind.STREAMHOSTS
                || request.kind() == AwaitedKind.OPEN;
    }

    private static boolean isTooOld(Request request, Instant now) {
        Duration longest =
                switch (request.kind()) {
                    case NOBODYS -> LONGEST_OF_NOBODY;
                    case OWN, ADDRESS, CLOSE -> LONGEST_OF_CLIENT;
                    default -> LONGEST;
                };
        return !isQuestion(request) && request.since().plus(longest).isBefore(now);
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
            boolean overProxy) {
        return new Request(
                kind,
                transfer,
                envelope,
                account,
                closes,
                refused,
                Optional.empty(),
                overProxy,
                false,
                clock.instant());
    }

    /**
     * The same request once more takes the place of the first: its answer will be one. Of another, nobody could tell; but
     * clients begin their ids anew, and what was given up gives way.
     */
    private boolean expect(Request request) {
        @Nullable Request before = byRequest.get(request.key());
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
        List<Request> oldest = byRequest.values().stream()
                .filter(request -> request.account().equals(largest) && request.kind() != AwaitedKind.OFFER)
                .sorted(Comparator.comparing(
                                (Request request) -> request.transfer().isPresent())
                        .thenComparing(Request::since))
                .limit(MADE_ROOM)
                .toList();
        oldest.forEach(this::remove);
        return !oldest.isEmpty();
    }

    private boolean isFull(TransferId transfer) {
        return byTransfer.getOrDefault(transfer, Set.of()).size() >= MOST_OF_ONE_TRANSFER;
    }

    private boolean remove(Request request) {
        boolean removed = byRequest.remove(request.key(), request);
        if (removed) {
            letGo(request);
        }
        return removed;
    }

    private void letGo(Request request) {
        ids.computeIfPresent(request.envelope().id(), (id, count) -> count == 1 ? null : count - 1);
        shares.give(request.account());
        leaveTransfer(request);
    }

    private void leaveTransfer(Request request) {
        request.transfer()
                .ifPresent(transfer -> byTransfer.computeIfPresent(transfer, (id, all) -> {
                    all.remove(request);
                    return all.isEmpty() ? null : all;
                }));
    }
}
