// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.SharedServer.BOB;

import java.util.Random;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Sent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that Smack 4.4 sends, as a person's client does: what arrives, what the sender learns, what the history holds. */
class SmackTransfersIT {

    private static final int MEGABYTE = 1024 * 1024;

    @RegisterExtension
    private static final SharedServer OPENFIRE = new SharedServer();

    @ParameterizedTest
    @CsvSource({"PROXY, proxied, completed", "IN_BAND, in-band, completed", "DIRECT, direct, handed-off"})
    void aFileArrivesToTheByteAndTheHistoryTellsItsWay(Way way, String path, String state) {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        byte[] file = bytes(700_001);
        String name = "arrives-" + path + ".bin";

        Sent sent = alice.send(bob, name, file, way);

        assertThat(bob.received()).isEqualTo(file);
        assertThat(sent.complete()).isTrue();
        Recorded row = OPENFIRE.admin().recordedEnd(name);
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.path()).isEqualTo(path);
        assertThat(row.protocol()).isEqualTo("si");
        assertThat(row.sender()).isEqualTo(alice.jid().toString());
        assertThat(row.recipient()).isEqualTo(bob.jid().toString());
        assertThat(row.declaredSize()).isEqualTo(file.length);
        assertThat(row.bytesMoved()).isEqualTo(way == Way.DIRECT ? -1 : file.length);
    }

    @Test
    void aFileAboveTheLimitIsRefusedAndTheSenderIsToldWhichLimit() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.largest(MEGABYTE));

        Sent sent = alice.send(bob, "too-large.bin", bytes(2 * MEGABYTE), Way.PROXY);

        assertThat(sent.complete()).isFalse();
        assertThat(bob.wasOfferedFile()).isFalse();
        assertThat(alice.notice()).contains("too-large.bin").contains("maximum file size on this server is 1.0 MB");
        Recorded row = OPENFIRE.admin().recordedEnd("too-large.bin");
        assertThat(row.state()).isEqualTo("refused");
        assertThat(row.rule()).isEqualTo("largest-file");
        assertThat(row.reason()).contains("maximum file size on this server is 1.0 MB");
    }

    @Test
    void aFileOfExactlyTheLimitPasses() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.largest(MEGABYTE));
        byte[] file = bytes(MEGABYTE);

        Sent sent = alice.send(bob, "just-fits.bin", file, Way.PROXY);

        assertThat(sent.complete()).isTrue();
        assertThat(bob.received()).isEqualTo(file);
        assertThat(OPENFIRE.admin().recordedEnd("just-fits.bin").state()).isEqualTo("completed");
    }

    @Test
    void aRefusedEndingIsRefusedHoweverItIsWritten() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.refuse(".exe"));

        Sent sent = alice.send(bob, "Invoice.pdf.EXE", bytes(10), Way.PROXY);
        Sent neighbour = alice.send(bob, "exe-manual.pdf", bytes(10), Way.PROXY);

        assertThat(sent.complete()).isFalse();
        assertThat(neighbour.complete()).isTrue();
        assertThat(OPENFIRE.admin().recordedEnd("Invoice.pdf.EXE").rule()).isEqualTo("refused-ending");
    }

    @Test
    void aDeclinedFileIsDeclinedByTheRecipientNotRefused() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        bob.declineFiles();

        Sent sent = alice.send(bob, "declined.bin", bytes(10), Way.PROXY);

        assertThat(sent.complete()).isFalse();
        assertThat(OPENFIRE.admin().recordedEnd("declined.bin").state()).isEqualTo("declined");
    }

    @Test
    void underProxyOnlyADirectOfferGoesThroughTheProxy() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        byte[] file = bytes(50_000);

        Sent sent = alice.send(bob, "forced.bin", file, Way.DIRECT);

        assertThat(bob.received()).isEqualTo(file);
        assertThat(sent.complete()).isTrue();
        Recorded row = OPENFIRE.admin().recordedEnd("forced.bin");
        assertThat(row.path()).isEqualTo("proxied");
        assertThat(row.bytesMoved()).isEqualTo(file.length);
    }

    @ParameterizedTest
    @CsvSource({"IN_BAND", "PROXY"})
    void aLieAboutTheSizeIsCutAtTheLimit(Way way) {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.largest(100_000));
        String name = "lie-" + way + ".bin";

        alice.send(bob, name, bytes(400_000), 99_500, way);

        Recorded row = OPENFIRE.admin().recordedEnd(name);
        assertThat(row.state()).isEqualTo("cut");
        assertThat(row.rule()).isEqualTo("largest-file");
        assertThat(row.bytesMoved()).isLessThanOrEqualTo(100_000);
        assertThat(bob.received()).hasSizeLessThanOrEqualTo(100_000);
        assertThat(alice.notice()).contains(name);
        // The recipient is told, but not in the sender's words: a message from the server passes every block list.
        assertThat(bob.notice()).contains("from alice@example.org").doesNotContain(name);
    }

    @Test
    void anEmptyFileWhichSmackOffersWithoutASizePassesWhereSizesMayBeUnknown() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);

        alice.send(bob, "empty.bin", new byte[0], Way.IN_BAND);

        assertThat(bob.received()).isEmpty();
        assertThat(OPENFIRE.admin().recordedEnd("empty.bin").state()).isEqualTo("completed");
    }

    @Test
    void anOfferWithoutASizeIsRefusedWhereSizesMustBeKnown() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.withoutUnknownSize());

        Sent sent = alice.send(bob, "sizeless.bin", new byte[0], Way.IN_BAND);

        assertThat(sent.complete()).isFalse();
        assertThat(OPENFIRE.admin().recordedEnd("sizeless.bin").rule()).isEqualTo("unknown-size");
    }

    @Test
    void whereInBandIsNotAllowedAnInBandOfferIsRefusedAndASocks5OfferPasses() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.withoutInBand());

        Sent refused = alice.send(bob, "in-band.bin", bytes(10), Way.IN_BAND);
        Sent neighbour = alice.send(bob, "socks5.bin", bytes(10), Way.PROXY);

        assertThat(refused.complete()).isFalse();
        assertThat(neighbour.complete()).isTrue();
        assertThat(OPENFIRE.admin().recordedEnd("in-band.bin").rule()).isEqualTo("in-band");
    }

    @Test
    void underObservationNothingIsRefusedAndTheHistorySaysWhatWouldHaveBeen() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.largest(1_000).mode("OBSERVE"));
        byte[] file = bytes(20_000);

        Sent sent = alice.send(bob, "observed.bin", file, Way.IN_BAND);

        assertThat(sent.complete()).isTrue();
        assertThat(bob.received()).isEqualTo(file);
        Recorded row = OPENFIRE.admin().recordedEnd("observed.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.notedRule()).isEqualTo("largest-file");
    }

    @Test
    void withThePolicyOffNothingIsJudgedButTheHistoryGoesOn() {
        SmackClient alice = OPENFIRE.smack(ALICE);
        SmackClient bob = OPENFIRE.smack(BOB);
        OPENFIRE.enact(Rules.OPEN.largest(1_000).mode("OFF"));

        Sent sent = alice.send(bob, "off.bin", bytes(20_000), Way.PROXY);

        assertThat(sent.complete()).isTrue();
        Recorded row = OPENFIRE.admin().recordedEnd("off.bin");
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.notedRule()).isEmpty();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
