// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.InBandBytestreams;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StreamInitiation;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** How transfers end: by themselves, by a limit, by an administrator; and who is told. */
final class Endings {

    /** Ids of stanzas that this server makes begin so, so that an answer to one is told from a peer's own. */
    private static final String ID_PREFIX = "mft-";

    /** Stops whose answers may still be under way. */
    private static final int REMEMBERED = 1_000;

    private static final String ADMINISTRATOR = "administrator";

    private static final String STOPPED = "The transfer was stopped by an administrator of this server.";

    /** What the parties learn of a stop. */
    static final Reason STOPPED_REASON = new Reason(ADMINISTRATOR, STOPPED);

    private final Collaborators with;
    private final Notices notices;
    private final Set<TransferId> stopped =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<TransferId, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<TransferId, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            }));

    Endings(Collaborators with) {
        this.with = with;
        this.notices = new Notices(with);
    }

    Optional<Transfer> end(TransferId id, TransferState state, String rule, String text) {
        return end(id, state, new Reason(rule, text));
    }

    Optional<Transfer> end(TransferId id, TransferState state, Reason reason) {
        return with.transfers().apply(id, new TransferEvent.Ended(now(), state, reason));
    }

    /** A stream closed: whole, or given up by the one who closed it. */
    void closed(Transfer transfer, Party closer) {
        if (transfer.isWhole()) {
            end(transfer.id(), TransferState.COMPLETED, "", "");
            return;
        }
        String who = closer.equals(transfer.sender()) ? "sender" : "recipient";
        end(
                transfer.id(),
                TransferState.CANCELLED,
                "peer",
                "The " + who + " closed the stream after " + moved(transfer) + ".");
    }

    /** A limit was reached: the stream is closed towards both ends, and both are told. */
    void cut(Transfer transfer, Reason reason) {
        end(transfer.id(), TransferState.CUT, reason).ifPresent(ended -> {
            closeInBand(ended);
            notices.tellBoth(ended, reason.text());
        });
    }

    /** A transfer that had begun is refused at a later step: the one who took that step gets the error elsewhere. */
    void refused(Transfer transfer, Reason reason) {
        end(transfer.id(), TransferState.REFUSED, reason).ifPresent(ended -> notices.tellBoth(ended, reason.text()));
    }

    /** An offer was refused before it began. */
    void refusedOffer(Transfer refused, Reason reason) {
        with.transfers().addEnded(refused);
        notices.tellSender(refused, reason.text());
    }

    boolean stop(TransferId id, String administrator) {
        Optional<Transfer> live = with.transfers().find(id);
        if (live.isEmpty()) {
            return false;
        }
        Reason reason = new Reason(ADMINISTRATOR, "Stopped by the administrator " + administrator + ".");
        Optional<AwaitedAnswers.Awaited> offer = with.awaited().offerOf(id);
        Optional<Transfer> over = end(id, TransferState.STOPPED, reason);
        over.ifPresent(ended -> {
            stopped.add(id);
            offer.ifPresent(open -> with.outbox().send(refusal(ended, open.request())));
            closeInBand(ended);
            notices.tellBoth(ended, STOPPED);
        });
        return over.isPresent();
    }

    /** Whether an administrator stopped it a while ago: an answer that is under way must not set up its stream. */
    boolean isStopped(TransferId id) {
        return stopped.contains(id);
    }

    void gone(Party party) {
        for (Transfer transfer : with.transfers().of(party)) {
            // A SOCKS5 connection outlives the XMPP session of its owner; what needs stanzas to go on does not.
            boolean outlives =
                    transfer.state() == TransferState.TRANSFERRING && transfer.path() == TransferPath.PROXIED;
            if (!outlives) {
                String who = party.equals(transfer.sender()) ? "sender" : "recipient";
                end(
                        transfer.id(),
                        TransferState.FAILED,
                        "gone",
                        "The " + who + " went offline after " + moved(transfer) + ".");
            }
        }
    }

    /** In mode OBSERVE: what would have happened, once for each rule and transfer. */
    void note(Transfer transfer, Reason reason) {
        boolean known = transfer.reason()
                .map(Reason::rule)
                .filter(reason.rule()::equals)
                .isPresent();
        if (!known) {
            with.transfers().apply(transfer.id(), new TransferEvent.Noted(now(), reason));
        }
    }

    /** Why a transfer ended, as its parties may know it: the history names the administrator, they do not learn who. */
    static String told(Transfer ended) {
        return ended.state() == TransferState.STOPPED
                ? STOPPED
                : ended.reason().map(Reason::text).orElse("");
    }

    Notices notices() {
        return notices;
    }

    /** The offer is with the recipient and cannot be called back; its sender learns that there will be no answer. */
    private static Packet refusal(Transfer stopped, Envelope offer) {
        IQ answer = StreamInitiation.outline(offer, stopped.session());
        Refusal.policy(STOPPED_REASON).turn(answer);
        return answer;
    }

    private void closeInBand(Transfer ended) {
        if (ended.path() == TransferPath.IN_BAND) {
            String id = ID_PREFIX + ended.id();
            with.outbox().send(InBandBytestreams.close(ended.sender(), ended.recipient(), id, ended.session()));
            with.outbox().send(InBandBytestreams.close(ended.recipient(), ended.sender(), id, ended.session()));
        }
    }

    private static String moved(Transfer transfer) {
        String declared = transfer.file().size().isPresent()
                ? " of " + transfer.file().size().getAsLong() + " declared"
                : "";
        return transfer.bytesMoved() + declared + " bytes";
    }

    Instant now() {
        return with.clock().instant();
    }
}
