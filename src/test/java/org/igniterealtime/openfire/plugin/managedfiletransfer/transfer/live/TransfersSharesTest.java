// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.CAROL;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.UNLIMITED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.refused;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers.Added;
import org.junit.jupiter.api.Test;

/** What one account takes, it takes from no other. */
class TransfersSharesTest {

    private static final int OF_USER = 2;
    private static final int OF_DOMAIN = 3;

    private final TestClock clock = new TestClock();
    private final Transfers transfers =
            new Transfers(clock, "example.org", new Capacity(8, OF_USER, OF_DOMAIN, 5), (transfer, event) -> {});
    private int offers;

    @Test
    void aUserHasAShareWhateverItsConnections() {
        // Given
        offer("alice@example.org/desk");
        offer("alice@example.org/phone");

        // When / Then
        assertThat(offer("alice@example.org/web")).isEqualTo(Added.SHARE_USED_UP);
        assertThat(offer("bob@example.org/desk")).isEqualTo(Added.YES);
    }

    @Test
    void aRemoteDomainHasOneShareForAllItsAddresses() {
        // Given
        for (int i = 0; i < OF_DOMAIN; i++) {
            assertThat(offer("user" + i + "@remote.example/x")).isEqualTo(Added.YES);
        }

        // When / Then
        assertThat(offer("another@remote.example/x")).isEqualTo(Added.SHARE_USED_UP);
        assertThat(offer("another@elsewhere.example/x")).isEqualTo(Added.YES);
    }

    @Test
    void remoteDomainsTogetherLeaveHalfToTheUsersOfThisServer() {
        // Given
        for (int i = 0; i < 4; i++) {
            assertThat(offer("user@remote" + i + ".example/x")).isEqualTo(Added.YES);
        }

        // When / Then
        assertThat(offer("user@another.example/x")).isEqualTo(Added.FULL);
        assertThat(offer("alice@example.org/desk")).isEqualTo(Added.YES);
    }

    @Test
    void anEndGivesTheShareBack() {
        // Given
        offer("alice@example.org/desk");
        offer("alice@example.org/desk");

        // When
        end("t-0", TransferState.DECLINED);

        // Then
        assertThat(offer("alice@example.org/desk")).isEqualTo(Added.YES);
        assertThat(offer("alice@example.org/desk")).isEqualTo(Added.SHARE_USED_UP);
    }

    @Test
    void whatOthersOfferToAUserTakesNothingOfItsShare() {
        // Given
        transfers.add(offered("t-a", new SessionKey(CAROL, ALICE, "a"), UNLIMITED));
        transfers.add(offered("t-b", new SessionKey(CAROL, ALICE, "b"), UNLIMITED));

        // When / Then
        assertThat(offer(ALICE.address())).isEqualTo(Added.YES);
    }

    /** Streams that moved bytes and were not seen closed keep their byte count; an account may not leave any number behind. */
    @Test
    void anAccountMayLeaveOnlySoManyStreamsBehind() {
        // Given: as many as are live, as many that were given up, and as many as are remembered
        for (int i = 0; i < 2 * OF_USER + 5; i++) {
            assertThat(offer("alice@example.org/desk")).isEqualTo(Added.YES);
            transfers.move(new TransferId("t-" + i), 1, false);
            end("t-" + i, TransferState.CANCELLED);
        }

        // When / Then
        assertThat(offer("alice@example.org/desk")).isEqualTo(Added.SHARE_USED_UP);
        assertThat(offer("bob@example.org/desk")).isEqualTo(Added.YES);
        assertThat(transfers.size()).isEqualTo(1);

        SessionKey first = new SessionKey(new Party("alice@example.org/desk"), CAROL, "s0");
        transfers.mark(offered("t-0", first, UNLIMITED)).ifPresent(transfers::streamClosed);
        assertThat(offer("alice@example.org/desk")).isEqualTo(Added.YES);
    }

    @Test
    void anAccountPushesOnlyItsOwnOutOfWhatIsRemembered() {
        // Given
        Transfer ofBob = refused(offered("t-bob", new SessionKey(BOB, CAROL, "b"), UNLIMITED));
        transfers.addEnded(ofBob);

        // When
        for (int i = 0; i < 100; i++) {
            transfers.addEnded(refused(offered("s" + i)));
        }

        // Then
        assertThat(transfers.findEnded(ofBob.stream())).contains(Ended.of(ofBob));
        assertThat(transfers.held().ended()).isEqualTo(6);
    }

    @Test
    void nothingIsHeldOfWhatEndedLongAgo() {
        // Given
        for (String user : new String[] {"alice@example.org/desk", "bob@example.org/desk", "eve@remote.example/x"}) {
            offer(user);
            transfers.move(new TransferId("t-" + (offers - 1)), 1, false);
        }
        offer("alice@example.org/desk");

        // When
        transfers.live().forEach(live -> end(live.id().value(), TransferState.FAILED));
        clock.pass(TransferTimeouts.DEFAULT.remembered().plus(Duration.ofMillis(1)));
        transfers.expire(TransferTimeouts.DEFAULT);

        // Then
        assertThat(transfers.held()).isEqualTo(new Transfers.Held(0, 0, 0, 0, 0, 0, 0));
    }

    /** An offer to Carol, of a stream of its own. */
    private Added offer(String from) {
        int number = offers++;
        SessionKey session = new SessionKey(new Party(from), CAROL, "s" + number);
        return transfers.add(offered("t-" + number, session, UNLIMITED));
    }

    private void end(String id, TransferState state) {
        assertThat(transfers.apply(new TransferId(id), new TransferEvent.Ended(clock.instant(), state, GIVEN_UP)))
                .isPresent();
    }
}
