// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferListener;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of the changes becomes a row of the history, and what is only counted.
 *
 * <p>Whatever was accepted and began to move, and what an administrator stopped, has its row. Of offers that came to nothing, each account has so
 * many rows an hour; the others are summed up in one row that says how many there were, so that nobody's flood fills the
 * history. A stream that nobody offered and nobody accepted, and that moved nothing, is counted. Called inside the changes
 * of transfers: returns at once, and hears the events of one transfer in their order. Thread-safe.
 */
public final class HistoryGate implements TransferListener {

    /** Events of one transfer that only tell its way: set up again and again, it would fill the history by itself. */
    private static final int MOST_EVENTS = 100;

    /** As many as there are in memory at the most. */
    private static final int MOST_GIVEN_UP = 10_000;

    private final Function<Transfer, Account> beginner;
    private final HistoryRows next;
    private final FloodSummaries summaries;
    private final LongAdder unfounded = new LongAdder();
    private final ConcurrentHashMap<TransferId, Seen> live = new ConcurrentHashMap<>();

    /** Of transfers that were given up, and may be gone on with: what was withheld of them stays so. The oldest are forgotten. */
    private final Map<TransferId, Seen> givenUp = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TransferId, Seen> eldest) {
            return size() > MOST_GIVEN_UP;
        }
    });

    /**
     * @param beginner who answers for a transfer
     * @param ids names for the rows that sum up others
     * @param next writes the rows
     */
    public HistoryGate(Clock clock, TransferIds ids, Function<Transfer, Account> beginner, HistoryRows next) {
        this.beginner = beginner;
        this.next = next;
        this.summaries = new FloodSummaries(clock, ids, next);
    }

    @Override
    public void changed(Transfer transfer, TransferEvent event) {
        if (event instanceof TransferEvent.Offered) {
            live.put(transfer.id(), new Seen(isWithheldAtFirst(transfer)));
        } else if (event instanceof TransferEvent.Resumed) {
            @Nullable Seen before = givenUp.remove(transfer.id());
            live.put(transfer.id(), before == null ? new Seen(hasNoRow(transfer)) : before);
        }
        Seen seen = live.get(transfer.id());
        if (seen == null) {
            refusedAtOnce(transfer, event);
            return;
        }
        if (!seen.substantial && isSubstantial(transfer)) {
            seen.substantial = true;
            if (seen.withheld) {
                seen.withheld = false;
                writeBeginning(transfer);
            } else {
                summaries.giveRoom(beginner.apply(transfer));
            }
        }
        if (transfer.state().isEnd()) {
            live.remove(transfer.id());
            if (event instanceof TransferEvent.Ended end && end.givenUp()) {
                givenUp.put(transfer.id(), seen);
            }
        }
        if (!seen.withheld) {
            if (seen.mayTell(event)) {
                write(transfer, event);
            }
        } else if (transfer.state().isEnd()) {
            cameToNothing(transfer, event);
        }
    }

    /** How many streams that nobody offered came to nothing. */
    public long unfounded() {
        return unfounded.sum();
    }

    /** Writes the rows that sum up others, where their number has grown. Called by a timer. */
    public void flush() {
        summaries.flush();
    }

    /** A transfer of an earlier run has its row, unless it was a stream that had come to nothing. */
    private static boolean hasNoRow(Transfer resumed) {
        return resumed.offer().protocol() == Protocol.BARE && !isSubstantial(resumed) && !hasMoved(resumed);
    }

    private boolean isWithheldAtFirst(Transfer transfer) {
        return transfer.offer().protocol() == Protocol.BARE || !summaries.hasRoom(beginner.apply(transfer));
    }

    private void refusedAtOnce(Transfer transfer, TransferEvent event) {
        Account account = beginner.apply(transfer);
        if (summaries.hasRoom(account)) {
            write(transfer, event);
        } else {
            summaries.oneMore(account, transfer);
        }
    }

    /** What finds no room in memory is told of in one row, as soon as rows can be written again. */
    private void write(Transfer transfer, TransferEvent event) {
        // Of what only tells the way of a transfer, its row knows the sum.
        if (!next.write(transfer, event) && event instanceof TransferEvent.Ended) {
            summaries.oneMore(beginner.apply(transfer), transfer);
        }
    }

    /** What was withheld until now. */
    private void writeBeginning(Transfer transfer) {
        Transfer first = Transfer.offered(transfer.id(), transfer.offer(), transfer.ruling());
        write(first, new TransferEvent.Offered(transfer.offer().at()));
        transfer.ruling()
                .breaches()
                .forEach(breach ->
                        write(first, new TransferEvent.Breached(transfer.offer().at(), breach)));
    }

    private void cameToNothing(Transfer transfer, TransferEvent event) {
        if (transfer.offer().protocol() != Protocol.BARE) {
            summaries.oneMore(beginner.apply(transfer), transfer);
        } else if (transfer.state().isOurEnd() || hasMoved(transfer)) {
            refusedAtOnce(transfer, event);
        } else {
            unfounded.increment();
        }
    }

    private static boolean hasMoved(Transfer transfer) {
        return transfer.bytesMoved() > 0 || transfer.progress().bytesBack() > 0;
    }

    /** Bytes that nobody wanted are as cheap to send as offers; and so are offers that one accepts oneself. */
    private static boolean isSubstantial(Transfer transfer) {
        boolean established = transfer.progress().movingSince().isPresent()
                || hasMoved(transfer)
                || transfer.state() == TransferState.HANDED_OFF;
        return transfer.state() == TransferState.STOPPED || (transfer.hasConsent() && established);
    }

    /** What is known of a live transfer. Guarded by the order of its events. */
    private static final class Seen {

        private boolean withheld;
        private boolean substantial;
        private int events;

        /** How the peers set up the stream, until that fails. */
        private Optional<TransferPath> connecting = Optional.empty();

        Seen(boolean withheld) {
            this.withheld = withheld;
        }

        boolean mayTell(TransferEvent event) {
            if (isSameAttempt(event)) {
                return false;
            }
            boolean onTheWay = event instanceof TransferEvent.Connecting
                    || event instanceof TransferEvent.Connected
                    || event instanceof TransferEvent.AttemptFailed;
            return !onTheWay || ++events <= MOST_EVENTS;
        }

        /** Addresses, the choice of one and the activation are steps of one attempt: another path is news. */
        private boolean isSameAttempt(TransferEvent event) {
            if (event instanceof TransferEvent.Connecting to) {
                Optional<TransferPath> before = connecting;
                connecting = Optional.of(to.path());
                return connecting.equals(before);
            }
            if (event instanceof TransferEvent.AttemptFailed || event instanceof TransferEvent.Resumed) {
                connecting = Optional.empty();
            }
            return false;
        }
    }
}
