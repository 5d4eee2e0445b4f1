// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;

/** The transfers that the tests of the model begin with: a report of 1,000 bytes from Alice to Bob. */
public final class SampleTransfers {

    public static final Party ALICE = new Party("alice@example.org/desk");
    public static final Party BOB = new Party("bob@example.org/phone");
    public static final Party CAROL = new Party("carol@example.org/web");

    public static final Reason LIMIT = Reason.of(Cause.LIMIT_REACHED, new Argument.Bytes(1_000));
    static final Reason TOO_LARGE = Reason.of(Cause.LARGEST_FILE, new Argument.Bytes(2_000), new Argument.Bytes(1_000));
    public static final Reason SOCKS_FAILED = Reason.of(Cause.NO_STREAMHOST, new Argument.Text("item-not-found"));
    public static final Reason GIVEN_UP = Reason.of(Cause.CANCELLED_BY_SENDER, new Argument.Bytes(0));

    public static final Ruling UNLIMITED = Ruling.of(7, true, Limits.NONE);

    private SampleTransfers() {}

    /** A file of this size. */
    public static OfferedFile file(String name, long size) {
        return new OfferedFile(FileName.of(name), OptionalLong.of(size));
    }

    public static Transfer offered(String session) {
        return offered(session, UNLIMITED);
    }

    public static Transfer offered(String session, Ruling ruling) {
        return offered("t-" + session, new SessionKey(ALICE, BOB, session), ruling);
    }

    /** A transfer with the same stream as that of Alice, offered by Bob. */
    public static Transfer backwards(String id, String session) {
        return offered(id, new SessionKey(BOB, ALICE, session), UNLIMITED);
    }

    public static Transfer offered(String id, SessionKey session, Ruling ruling) {
        return Transfer.offered(
                new TransferId(id),
                Offer.ofInitiator(Protocol.SI, session, file("report.pdf", 1000), TestClock.START),
                ruling);
    }

    /** A transfer in this state; the recipient takes part as soon as more than the offer was seen. */
    static Transfer in(TransferState state) {
        Transfer offered = offered("s1");
        return new Transfer(
                offered.id(),
                offered.offer(),
                offered.ruling(),
                new Progress(
                        state,
                        TransferPath.UNKNOWN,
                        state != TransferState.OFFERED,
                        0,
                        0,
                        TestClock.START,
                        Optional.empty(),
                        Optional.empty(),
                        state.isEnd() ? Optional.of(GIVEN_UP) : Optional.empty(),
                        Optional.empty(),
                        Agreed.NOTHING));
    }

    /** One that ended as it was seen. */
    public static Transfer refused(Transfer offered) {
        return Transfer.ended(offered.id(), offered.offer(), offered.ruling(), TOO_LARGE);
    }

    public static Ruling limitedTo(long bytes, boolean enforced) {
        return Ruling.of(7, enforced, new Limits(false, true, Optional.of(new Limits.ByteLimit(bytes, LIMIT))));
    }
}
