// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Account;
import org.jspecify.annotations.Nullable;

/** How many offers of each account came to nothing in an hour: the first have rows, the rest have one together. Thread-safe. */
final class FloodSummaries {

    /** Rows an hour for offers of one user that come to nothing. */
    static final int OF_USER = 300;

    /** The same of one remote domain. */
    static final int OF_DOMAIN = 3_000;

    /** The same of all remote domains together: whoever owns one can make any number of them. */
    static final int OF_ALL_DOMAINS = 20_000;

    private static final Argument OF_THIS_USER = new Argument.Word("account.user");
    private static final Argument OF_THIS_DOMAIN = new Argument.Word("account.domain");

    private static final Duration HOUR = Duration.ofHours(1);

    /** The most accounts of which it is counted; the one that was quiet longest is forgotten first. */
    private static final int MOST_ACCOUNTS = 10_000;

    private final Clock clock;
    private final TransferIds ids;
    private final HistoryRows rows;
    private Instant remoteSince;
    private int remoteRows;
    private final Map<Account, Hour> hours = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Hour> eldest) {
            if (size() <= MOST_ACCOUNTS) {
                return false;
            }
            boolean told = !eldest.getValue().hasGrown()
                    || write(row(eldest.getKey(), eldest.getValue(), FloodSummaries.this.clock.instant()));
            // What cannot be written now waits for the next flush, but not without end.
            return told || size() > 2 * MOST_ACCOUNTS;
        }
    };

    FloodSummaries(Clock clock, TransferIds ids, HistoryRows rows) {
        this.clock = clock;
        this.ids = ids;
        this.rows = rows;
        this.remoteSince = clock.instant();
    }

    /** Takes one row of this hour, if there is one left. */
    synchronized boolean hasRoom(Account account) {
        Hour hour = hour(account);
        boolean room = account.local() ? hour.rows < OF_USER : hour.rows < OF_DOMAIN && hasRemoteRoom();
        hour.rows += room ? 1 : 0;
        return room;
    }

    private boolean hasRemoteRoom() {
        Instant now = clock.instant();
        if (remoteSince.plus(HOUR).isBefore(now)) {
            remoteSince = now;
            remoteRows = 0;
        }
        boolean room = remoteRows < OF_ALL_DOMAINS;
        remoteRows += room ? 1 : 0;
        return room;
    }

    /** Gives back a row of an offer that came to something. */
    synchronized void giveRoom(Account account) {
        Hour hour = hour(account);
        if (hour.rows > 0) {
            hour.rows--;
            remoteRows -= account.local() || remoteRows == 0 ? 0 : 1;
        }
    }

    synchronized void oneMore(Account account, Transfer last) {
        Hour hour = hour(account);
        hour.more++;
        if (hour.summary == null) {
            hour.summary = new Summary(ids.next(), last.offer(), clock.instant());
        }
        hour.states.add(last.state());
        hour.severalRecipients |=
                !hour.summary.first().recipient().bare().equals(last.recipient().bare());
    }

    /** Writes the rows whose number has grown. One that finds no room stays to be written the next time. */
    void flush() {
        for (Grown grown : grown()) {
            if (write(grown.row())) {
                told(grown);
            }
        }
    }

    private boolean write(Transfer row) {
        Instant at = row.progress().changedAt();
        return rows.write(
                row, new TransferEvent.Ended(at, row.state(), row.endReason().orElseThrow()));
    }

    private synchronized List<Grown> grown() {
        Instant now = clock.instant();
        hours.values().removeIf(hour -> hour.isOver(now) && !hour.hasGrown());
        List<Grown> grown = new ArrayList<>();
        hours.forEach((account, hour) -> {
            if (hour.hasGrown()) {
                grown.add(new Grown(hour, hour.more, row(account, hour, now)));
            }
        });
        return grown;
    }

    private synchronized void told(Grown grown) {
        grown.hour().told = grown.more();
    }

    private Hour hour(Account account) {
        Instant now = clock.instant();
        Hour hour = hours.computeIfAbsent(account, key -> new Hour(now));
        if (hour.isOver(now) && !hour.hasGrown()) {
            hour = new Hour(now);
            hours.put(account, hour);
        }
        return hour;
    }

    private static Transfer row(Account account, Hour hour, Instant now) {
        Summary summary = requireNonNull(hour.summary);
        Offer first = summary.first();
        Party sender = account.local() ? new Party(account.name()) : first.sender();
        Party recipient = new Party(
                hour.severalRecipients
                        ? first.recipient().domain()
                        : first.recipient().bare());
        SessionKey session = new SessionKey(sender, recipient, "");
        Offer offer = new Offer(first.protocol(), session, sender, recipient, OfferedFile.UNKNOWN, summary.at());
        Reason reason =
                Reason.of(hour.cause(), new Argument.Count(hour.more), account.local() ? OF_THIS_USER : OF_THIS_DOMAIN);
        return Transfer.offered(summary.id(), offer, Ruling.of(0, true, Limits.NONE))
                .after(new TransferEvent.Ended(now, reason))
                .orElseThrow();
    }

    /** The row of an hour. */
    private record Summary(TransferId id, Offer first, Instant at) {}

    /** A row to be written, and the number that it tells. */
    private record Grown(Hour hour, long more, Transfer row) {}

    private static final class Hour {

        private final Instant since;
        private int rows;
        private long more;
        private long told;
        private boolean severalRecipients;
        private final Set<TransferState> states = EnumSet.noneOf(TransferState.class);

        private @Nullable Summary summary;

        Hour(Instant since) {
            this.since = since;
        }

        boolean isOver(Instant now) {
            return since.plus(HOUR).isBefore(now);
        }

        /** Whether all of them were refused; else nothing can be said of all of them but that nothing came of them. */
        Cause cause() {
            return states.equals(Set.of(TransferState.REFUSED)) ? Cause.FLOOD_REFUSED : Cause.FLOOD;
        }

        boolean hasGrown() {
            return more > told;
        }
    }
}
