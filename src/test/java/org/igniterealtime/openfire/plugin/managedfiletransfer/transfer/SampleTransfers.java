// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;

/** The transfers that the tests of the model begin with: a report of 1,000 bytes from Alice to Bob. */
public final class SampleTransfers {

    public static final Party ALICE = new Party("alice@example.org/desk");
    public static final Party BOB = new Party("bob@example.org/phone");
    public static final Party CAROL = new Party("carol@example.org/web");

    static final Reason LIMIT = new Reason("largest-file", "Too much.");
    static final Reason SOCKS_FAILED = new Reason(TimeOuts.STREAM, "No streamhost could be reached.");
    static final Reason GIVEN_UP = new Reason("peer", "Given up.");

    private SampleTransfers() {}

    /** A file of this size. */
    public static OfferedFile file(String name, long size) {
        return new OfferedFile(FileName.of(name), OptionalLong.of(size));
    }

    static Transfer offered(String session) {
        return offered(session, Obligations.NONE);
    }

    static Transfer offered(String session, Obligations obligations) {
        return Transfer.offered(
                new TransferId("t-" + session),
                Protocol.SI,
                SessionKey.of(ALICE, BOB, session),
                ALICE,
                BOB,
                file("report.pdf", 1000),
                TestClock.START,
                7,
                obligations);
    }

    /** A transfer over a stream of the same key, from Bob to Alice. */
    static Transfer backwards(String id, String session) {
        return Transfer.offered(
                new TransferId(id),
                Protocol.SI,
                SessionKey.of(BOB, ALICE, session),
                BOB,
                ALICE,
                OfferedFile.UNKNOWN,
                TestClock.START,
                7,
                Obligations.NONE);
    }

    static Transfer in(TransferState state) {
        Transfer offered = offered("s1");
        return new Transfer(
                offered.id(),
                offered.protocol(),
                offered.session(),
                offered.sender(),
                offered.recipient(),
                offered.file(),
                state,
                TransferPath.UNKNOWN,
                0,
                offered.offeredAt(),
                offered.changedAt(),
                Optional.empty(),
                offered.policyVersion(),
                offered.obligations(),
                Optional.empty(),
                Optional.empty());
    }

    static Obligations limitedTo(long bytes, boolean enforced) {
        return new Obligations(enforced, false, true, Optional.of(new Obligations.ByteLimit(bytes, LIMIT)));
    }
}
