// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;

/**
 * The live transfers of this node, and for a while the ones that ended.
 *
 * <p>Strangers decide how many offers there are, so each account has a share of a bounded room. Every change goes through
 * {@link #apply}; changes of one transfer are serialised, and the listener hears them in that order, from inside the
 * change. What finds a transfer costs the same with ten of them and with ten thousand. Thread-safe.
 */
public final class Transfers {

    /** A transfer may be given up so often and gone on with; more would be a row of the history without an end. */
    static final int MOST_GIVEN_UP = 10;

    private final Clock clock;
    private final String domain;
    private final TransferListener listener;
    private final Shares places;
    private final Allowances allowances;
    private final EndedTransfers ended;
    private final InterruptedTransfers interrupted = new InterruptedTransfers();
    private final GivenUpTransfers givenUp;
    private final ConcurrentHashMap<TransferId, Live> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SessionKey, Live> bySession = new ConcurrentHashMap<>();
    private final Live.Index<StreamKey> byStream = new Live.Index<>();
    private final Live.Index<Party> byParty = new Live.Index<>();
    private final Live.Index<Account> byAccount = new Live.Index<>();

    /**
     * @param domain this server's own domain: its users have a share each, other domains one together
     * @param listener hears of every change; must return at once
     */
    public Transfers(Clock clock, String domain, Capacity capacity, TransferListener listener) {
        this.clock = clock;
        this.domain = domain;
        this.listener = listener;
        this.places = capacity.liveShares();
        this.allowances = new Allowances(capacity.streamShares());
        this.ended = capacity.ended();
        this.givenUp = new GivenUpTransfers(capacity.liveShares());
    }

    /** What became of an offer that asked for a place. */
    public enum Added {
        YES,
        /** A live transfer has the same negotiation. */
        SESSION_IN_USE,
        /** The account that offers has as many as it may have. */
        SHARE_USED_UP,
        /** The registry is full. */
        FULL
    }

    /** Takes a transfer whose offer was just seen and allowed; where the answer is not YES, nothing was taken. */
    public Added add(Transfer offered) {
        return add(offered, new TransferEvent.Offered(offered.offer().at()), 0);
    }

    /** Takes a transfer again that was interrupted, and whose peers go on with it: under its id, and in its row. */
    public Added resume(Transfer resumed) {
        return add(resumed, new TransferEvent.Resumed(resumed.progress().changedAt()), 0);
    }

    /**
     * Takes a transfer again that was given up, and whose peers go on with it: under its id, in its row, and with what its
     * recipient had taken.
     *
     * @param again as {@link #findGivenUp} found it, with what the policy says to it now
     * @return SESSION_IN_USE where somebody else has reopened it, or taken its session, at this very moment
     */
    public Added reopen(Transfer again) {
        Optional<GivenUpTransfers.GivenUp> before = givenUp.take(again.id());
        if (before.isEmpty()) {
            return Added.SESSION_IN_USE;
        }
        Added added = add(
                again,
                new TransferEvent.Resumed(again.progress().changedAt()),
                before.get().times());
        if (added == Added.YES || !remember(before.get())) {
            letGo(before.get());
        }
        return added;
    }

    /** @param times how often it was given up before */
    private Added add(Transfer offered, TransferEvent beginning, int times) {
        Account beginner = account(offered.offer().session().initiator());
        Shares.Taken place = places.take(beginner);
        if (place != Shares.Taken.YES) {
            return place == Shares.Taken.NONE_LEFT ? Added.FULL : Added.SHARE_USED_UP;
        }
        // Before the stream is held anew: what is another file is not charged for what its sockets had carried.
        givenUp.take(offered.stream()).ifPresent(this::letGo);
        Optional<Allowance> allowance = allowances.hold(allowanceKey(offered), beginner, offered.recipient());
        if (allowance.isEmpty()) {
            places.give(beginner);
            return Added.SHARE_USED_UP;
        }
        if (offered.offer().room().isPresent()) {
            // Several connections may have one name in a room, and one after the other: no close of one frees anything.
            allowances.takenElsewhere(allowanceKey(offered));
        }
        Live live = new Live(offered, beginner, allowance.get(), times);
        allowance.get().limitTo(offered.enforcedByteLimit());
        if (bySession.putIfAbsent(offered.offer().session(), live) != null) {
            allowances.release(allowanceKey(offered), allowance.get().used() == 0, clock.instant());
            places.give(beginner);
            return Added.SESSION_IN_USE;
        }
        ended.forget(offered.stream());
        interrupted.forget(offered.stream());
        synchronized (live) {
            byId.put(offered.id(), live);
            byStream.add(offered.stream(), live);
            byParty.add(offered.sender(), live);
            byParty.add(offered.recipient(), live);
            byAccount.add(beginner, live);
            listener.changed(offered, beginning);
        }
        return Added.YES;
    }

    /**
     * Reports an offer that never came to life: refused, broken, or one too many. It is remembered as ended, so that
     * what its peers send for it all the same is known.
     *
     * @param refused a transfer in an end state
     */
    public void addEnded(Transfer refused) {
        if (byStream.of(refused.stream()).findAny().isEmpty()) {
            ended.remember(refused.stream(), account(refused.offer().session().initiator()), Ended.of(refused));
        }
        report(refused);
    }

    /** Tells the listener of a transfer that ended as soon as it was seen, and remembers nothing of it. */
    public void report(Transfer refused) {
        listener.changed(
                refused,
                new TransferEvent.Ended(
                        refused.progress().changedAt(),
                        refused.state(),
                        refused.endReason().orElseThrow()));
    }

    /**
     * Lets an event happen to a live transfer.
     *
     * @return the transfer after it; empty where there is no such live transfer or the event does not apply to it
     */
    public Optional<Transfer> apply(TransferId id, TransferEvent event) {
        return applyIf(id, before -> true, event);
    }

    /** The same, unless the transfer has become another one than the caller decided about. */
    public Optional<Transfer> applyIf(TransferId id, Predicate<Transfer> condition, TransferEvent event) {
        Live live = byId.get(id);
        if (live == null) {
            return Optional.empty();
        }
        synchronized (live) {
            Transfer before = live.now();
            Optional<Transfer> after = condition.test(before) ? before.after(event) : Optional.empty();
            after.ifPresent(changed -> {
                live.now(changed);
                if (changed.hasConsent() && !before.hasConsent()) {
                    live.allowance().accepted(changed.enforcedByteLimit());
                }
                if (changed.state().isEnd()) {
                    leave(live, before, changed, event instanceof TransferEvent.Ended end && end.givenUp());
                }
                listener.changed(changed, event);
            });
            return after;
        }
    }

    /**
     * Counts bytes that are about to be forwarded in a stanza, unless they would exceed a limit that is enforced.
     *
     * @param back whether they go from the recipient to the sender
     * @return the transfer with them; empty where they must not be forwarded, or the transfer has ended
     */
    public Optional<Transfer> move(TransferId id, long bytes, boolean back) {
        Live live = byId.get(id);
        if (live == null) {
            return Optional.empty();
        }
        return applyIf(
                id,
                before -> !before.state().isEnd() && live.allowance().take(bytes, before.enforcedByteLimit()),
                new TransferEvent.Moved(clock.instant(), TransferPath.IN_BAND, back ? 0 : bytes, back ? bytes : 0));
    }

    /** How much of the stream of this transfer its recipient has taken; the relay takes from it by itself. */
    public Optional<Allowance> allowance(TransferId id) {
        return Optional.ofNullable(byId.get(id)).map(Live::allowance);
    }

    /**
     * Why no more of it is forwarded: its own bytes reach a limit, or those of an earlier transfer that had the same stream id,
     * and whose stream the recipient may still have, leave too little of it.
     *
     * @param more how many bytes are not forwarded
     * @return empty where it has no limit
     */
    public Optional<Reason> limitReached(Transfer transfer, long more) {
        Live live = byId.get(transfer.id());
        return transfer.byteLimit()
                .map(limit -> live == null || live.usedBefore() == 0 || more > limit.bytes() - live.usedByItself()
                        ? limit.reason()
                        : Reason.of(Cause.STREAM_USED_UP, new Argument.Bytes(live.usedBefore())));
    }

    /** Does this before the transfer can change, if it is still live. Must return at once. */
    public void whileLive(TransferId id, Consumer<Transfer> action) {
        Live live = byId.get(id);
        if (live != null) {
            synchronized (live) {
                if (!live.now().state().isEnd()) {
                    action.accept(live.now());
                }
            }
        }
    }

    /** Another transfer takes its session, and its bytes move on: from now on it is known by its id and its parties alone. */
    public void leaveSession(TransferId id) {
        Live live = byId.get(id);
        if (live == null) {
            return;
        }
        synchronized (live) {
            live.detach();
            byStream.remove(live.now().stream(), live);
            bySession.remove(live.now().offer().session(), live);
        }
    }

    /** How far its recipient has taken the stream; to be asked for when its close passes. Empty where nobody can tell. */
    public Optional<StreamMark> mark(Transfer transfer) {
        return allowances.mark(allowanceKey(transfer));
    }

    /** Bytes of the stream went to an account, and one of its connections takes them: nobody knows which. */
    public void takenElsewhere(Transfer transfer) {
        allowances.takenElsewhere(allowanceKey(transfer));
    }

    /** The recipient has closed the stream: what passed after the mark was another one under its id. */
    public void streamClosed(StreamMark mark) {
        allowances.closed(mark);
    }

    /** The live transfer of this id. */
    public Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(byId.get(id)).map(Live::now);
    }

    /** The live transfer of this negotiation. */
    public Optional<Transfer> find(SessionKey session) {
        return Optional.ofNullable(bySession.get(session)).map(Live::now);
    }

    /** The live transfers of this stream: one, or two where both peers have offered under the same id. */
    public List<Transfer> of(StreamKey stream) {
        return byStream.of(stream).toList();
    }

    /** The live transfers of this address. */
    public List<Transfer> of(Party party) {
        return byParty.of(party).toList();
    }

    /** The live transfers that this account began. */
    public List<Transfer> of(Account account) {
        return byAccount.of(account).toList();
    }

    /** Who has the most live transfers, where the registry is full and that is more than this account would have. */
    public Optional<Account> largest(Account wants) {
        return places.largest(wants);
    }

    /** The last transfer of this stream that ended not long ago and was not followed by a new one. */
    public Optional<Ended> findEnded(StreamKey stream) {
        return ended.find(stream);
    }

    /** A transfer that was open when the server or this plugin stopped; to be called at the start. */
    public void rememberInterrupted(Transfer transfer) {
        if (byStream.of(transfer.stream()).findAny().isEmpty()) {
            interrupted.remember(transfer);
        }
    }

    /** The transfer of this stream that a stop of the server or of this plugin interrupted, and that nobody went on with. */
    public Optional<Transfer> findInterrupted(StreamKey stream) {
        return interrupted.find(stream);
    }

    /** The transfer of this stream that was given up, and that nobody went on with, as it stood before. */
    public Optional<Transfer> findGivenUp(StreamKey stream) {
        return givenUp.find(stream);
    }

    /** The transfer of this id that was given up, and that nobody went on with, as it stood before. */
    public Optional<Transfer> findGivenUp(TransferId id) {
        return givenUp.find(id);
    }

    /** Nobody goes on with what was given up and is of such an address: its connection is gone. */
    public void forgetGivenUp(Predicate<Party> parties) {
        givenUp.takeAll(parties).forEach(this::letGo);
    }

    /** The same, of one address. */
    public void forgetGivenUp(Party party) {
        givenUp.takeAll(party).forEach(this::letGo);
    }

    /** Whether it is live, or was given up and may be gone on with. */
    public boolean mayGoOn(TransferId id) {
        return byId.containsKey(id) || givenUp.find(id).isPresent();
    }

    /** All live transfers, newest first. */
    public List<Transfer> live() {
        return byId.values().stream()
                .map(Live::now)
                .sorted(Comparator.comparing(
                                (Transfer transfer) -> transfer.offer().at())
                        .thenComparing(transfer -> transfer.id().value())
                        .reversed())
                .toList();
    }

    /** How many are live. */
    public int size() {
        return byId.size();
    }

    /** How many accounts, streams and ended transfers are held in memory; for tests of what floods leave behind. */
    public Held held() {
        return new Held(
                places.total(),
                byStream.keys(),
                byParty.keys(),
                byAccount.keys(),
                allowances.size(),
                ended.size(),
                givenUp.size());
    }

    /** Who answers for what this party begins. */
    public Account account(Party party) {
        return Account.of(party, domain);
    }

    /** Ends what did not change for too long, and forgets what ended long ago. Called by a timer, every few seconds. */
    public void expire(TransferTimeouts timeOuts) {
        Instant now = clock.instant();
        for (Live live : byId.values()) {
            Transfer seen = live.now();
            Duration limit = timeOuts.of(seen);
            if (seen.progress().changedAt().plus(limit).isBefore(now)) {
                // Not if it changed in the meantime.
                applyIf(seen.id(), seen::equals, timeOuts.end(seen, now));
            }
        }
        ended.expire(now, timeOuts.remembered());
        allowances.expire(now, timeOuts.remembered());
        interrupted.expire(now, timeOuts.resumable());
        givenUp.expire(now, timeOuts.resumable()).forEach(this::letGo);
    }

    /** In this order: who takes the session next forgets what is remembered under its stream. */
    private void leave(Live live, Transfer before, Transfer changed, boolean isGivenUp) {
        if (!live.isDetached()) {
            ended.remember(changed.stream(), live.beginner(), Ended.of(changed));
        }
        byStream.remove(changed.stream(), live);
        byParty.remove(changed.sender(), live);
        byParty.remove(changed.recipient(), live);
        byAccount.remove(live.beginner(), live);
        GivenUpTransfers.GivenUp last = new GivenUpTransfers.GivenUp(
                before, live.beginner(), live.allowance(), changed.progress().changedAt(), live.givenUp() + 1);
        if (!isGivenUp || last.times() > MOST_GIVEN_UP || !remember(last)) {
            letGo(last);
        }
        bySession.remove(changed.offer().session(), live);
        byId.remove(changed.id());
        places.give(live.beginner());
    }

    /** What it holds of its stream's allowance stays held: its limit goes on where it stopped. */
    private boolean remember(GivenUpTransfers.GivenUp last) {
        List<GivenUpTransfers.GivenUp> forgotten = givenUp.remember(last);
        forgotten.stream().filter(other -> !other.equals(last)).forEach(this::letGo);
        return forgotten.stream().noneMatch(last::equals);
    }

    private void letGo(GivenUpTransfers.GivenUp over) {
        // A stream that was never established, or whose sockets are closed, is no longer at the recipient.
        boolean closed = over.before().path() == TransferPath.PROXIED
                && !over.allowance().isOpenInBand();
        boolean gone = over.allowance().used() == 0 || closed;
        allowances.release(allowanceKey(over.before()), gone, clock.instant());
    }

    /** By the sender as the recipient's client knows him: whose stream it is, it tells by that. */
    private static TextDigest allowanceKey(Transfer transfer) {
        return TextDigest.ofAllowance(
                transfer.offer().senderAsKnown(),
                transfer.recipient(),
                transfer.stream().id());
    }

    /**
     * Counts of what is held in memory.
     *
     * @param places live transfers, as counted for the accounts that began them
     * @param streams streams of live transfers
     * @param parties addresses of live transfers
     * @param accounts accounts that have live transfers
     * @param allowances streams that a recipient may still have
     * @param ended ended transfers that are remembered
     * @param givenUp those that their peers may go on with
     */
    public record Held(int places, int streams, int parties, int accounts, int allowances, int ended, int givenUp) {}
}
