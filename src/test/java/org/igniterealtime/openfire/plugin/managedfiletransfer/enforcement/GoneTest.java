// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Envelope;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.IQ;

class GoneTest {

    private static final String DAVE = "dave@remote.example/x";

    private final Scene scene = new Scene(Policies.OPEN);

    @Test
    void whatNeedsTheStanzasOfAPartyEndsWithItsConnection() {
        scene.opened("s1", "size='900'");
        scene.send(Say.data("d1", "s1", 100));

        scene.enforcement.onGone(new Party(BOB));

        assertThat(scene.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(TestTexts.sentence(scene.last().endReason()))
                .isEqualTo("The recipient went offline after 100 of 900 bytes.");
    }

    /** Its sockets may outlive the connection: an administrator who closes a session saw all of the file arrive. */
    @ParameterizedTest
    @EnumSource
    void proxiedStreamEndsWithTheConnection(PolicyMode mode) {
        Scene watched = new Scene(Policies.in(mode, Policies.OPEN));
        Transfer transfer = watched.activated("s1", "size='900'");
        watched.proxy.flow().moved(100, 0);

        watched.enforcement.onGone(new Party(ALICE));
        watched.enforcement.closeAbandoned();
        assertThat(watched.proxy.closed).as("what she sent may be on its way").isEmpty();
        watched.clock.pass(Duration.ofSeconds(4));
        watched.enforcement.closeAbandoned();
        watched.proxy.flow().over(OwnProxy.End.CLOSED);

        assertThat(watched.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(TestTexts.sentence(watched.last().endReason()))
                .isEqualTo("The sender went offline after 100 of 900 bytes.");
        assertThat(watched.proxy.closed).contains(transfer.id());
    }

    /** A client may go as soon as it has sent all: the proxy reports what moved a few times a second only. */
    @Test
    void proxiedFileThatArrivesAfterItsSenderHasGoneIsComplete() {
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(100, 0);

        scene.enforcement.onGone(new Party(ALICE));
        scene.proxy.flow().moved(800, 0);
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    /** Its sockets are open until the proxy closes them: what they carry until then has no limit of its own. */
    @Test
    void recipientWhoLeavesInTheMiddleOfAProxiedStreamHasNoNewLimit() {
        Scene limited = new Scene(Policies.largest(1000));
        Transfer transfer = limited.activated("s1", "size='900'");
        Allowance allowance = limited.transfers.allowance(transfer.id()).orElseThrow();
        allowance.takeUpTo(900, transfer.enforcedByteLimit());

        limited.enforcement.onGone(new Party(BOB));

        assertThat(allowance.used()).isEqualTo(900);
    }

    @Test
    void proxiedFileThatHasArrivedIsLeftToItsEnd() {
        scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(900, 0);

        scene.enforcement.onGone(new Party(ALICE));
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
    }

    /** The size was not known, and nobody closed the stream: that all of it moved would be a guess. */
    @ParameterizedTest
    @EnumSource
    void fileOfUnknownSizeIsNotSaidToBeComplete(PolicyMode mode) {
        for (String gone : List.of(ALICE, BOB)) {
            Scene watched = new Scene(Policies.in(mode, Policies.OPEN));
            watched.opened("s1", "");
            watched.send(Say.data("d1", "s1", 100));

            watched.enforcement.onGone(new Party(gone));

            assertThat(watched.last().state()).isEqualTo(TransferState.FAILED);
            assertThat(TestTexts.sentence(watched.last().endReason()))
                    .isEqualTo(
                            "The %s went offline after 100 bytes. Whether that is all of the file is not known, because its size was not declared."
                                    .formatted(gone.equals(ALICE) ? "sender" : "recipient"));
        }
    }

    @Test
    void streamThatNobodyOfferedIsNotSaidToBeComplete() {
        scene.accept(Say.open("i1", "s1"));
        scene.send(Say.data("d1", "s1", 100));

        scene.enforcement.onGone(new Party(ALICE));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.SENDER_GONE_UNSIZED);
    }

    /** Its only way was refused, and that is why it came to nothing, whoever goes then. */
    @Test
    void refusedAttemptIsWhyItFailed() {
        Scene strict = new Scene(Policies.PROXY_ONLY);
        strict.accepted("s1", "size='900'", Say.SOCKS5);
        strict.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));

        strict.enforcement.onGone(new Party(ALICE));

        assertThat(strict.last().state()).isEqualTo(TransferState.FAILED);
        assertThat(strict.lastRule()).isEqualTo("proxy-only");
    }

    @Test
    void attemptThatCouldNotConnectIsWhyItFailed() {
        scene.accepted("s1", "size='900'", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.OWN_HOST));
        scene.send(Say.error("h1", "item-not-found"));

        scene.enforcement.onGone(new Party(BOB));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.NO_STREAMHOST);
    }

    @Test
    void lockedOrDeletedAccountSendsAndReceivesNothingMore() {
        Transfer transfer = scene.activated("s1", "size='900'");
        scene.proxy.flow().moved(100, 0);

        scene.enforcement.onAccountGone("bob@example.org");
        scene.clock.pass(Duration.ofSeconds(4));
        scene.enforcement.closeAbandoned();
        scene.enforcement.closeAbandoned();

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.RECIPIENT_GONE);
        assertThat(scene.proxy.closed).contains(transfer.id());
    }

    @Test
    void componentTakesEverybodyBehindItAlong() {
        scene.send(Say.iq("set", "o1", ALICE, "carol@gateway.example.org/x", Say.si("s1", "name='a' size='1'")));
        scene.send(Say.offer("o2", "s2", "name='b' size='1'"));

        scene.enforcement.onDomainGone("gateway.example.org");

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.RECIPIENT_GONE);
        assertThat(scene.live().recipient().address()).isEqualTo(BOB);
    }

    @Test
    void remotePeerThatSaysSoIsGone() {
        offeredTo(DAVE);

        unavailable(DAVE, "alice@example.org");

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.RECIPIENT_GONE);
    }

    @Test
    void remotePeerThatGoesOnAllTheSameHasTheSameRow() {
        offeredTo(DAVE);
        unavailable(DAVE, "alice@example.org");

        IQ accepted =
                scene.send(new IQ(Say.element(Say.accept("o1", Say.IBB).toXML().replace(BOB, DAVE))));

        assertThat(Say.refusal(accepted)).isEmpty();
        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.ACCEPTED);
    }

    /** Whoever goes invisible says so as well. */
    @Test
    void remotePeerThatSaysSoInTheMiddleOfAProxiedStreamIsLeftToIt() {
        scene.activated("s1", "size='900'");
        Transfer transfer = scene.live();
        scene.proxy.flow().moved(100, 0);

        scene.enforcement.onUnavailable(new Envelope(transfer.recipient(), transfer.sender(), ""));
        scene.clock.pass(Duration.ofSeconds(9));
        scene.enforcement.closeAbandoned();

        assertThat(scene.proxy.closed).isEmpty();
        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }

    @Test
    void lockedOrDeletedAccountGoesOnWithNothingThatWasGivenUp() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));
        scene.clock.pass(Duration.ofHours(30));
        scene.transfers.expire(TransferTimeouts.DEFAULT);
        assertThat(scene.transfers.held().givenUp()).isEqualTo(1);

        scene.enforcement.onAccountGone("bob@example.org");

        assertThat(scene.transfers.held().givenUp()).isZero();
    }

    @Test
    void remotePeerThatIsGoneForSomebodyElseIsThere() {
        offeredTo(DAVE);

        unavailable(DAVE, "bob@example.org");

        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }

    /** Its connection is there, and tells when it goes. */
    @Test
    void userOfThisServerWhoOnlySaysSoIsThere() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));

        unavailable(ALICE, BOB);

        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }

    @Test
    void senderTakesAnOpenOfferBack() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));

        IQ cancelled = scene.send(Say.iq("error", "o1", ALICE, BOB, Say.si("s1", "name='a'") + Say.problem("cancel")));

        assertThat(scene.last().state()).isEqualTo(TransferState.CANCELLED);
        assertThat(TestTexts.sentence(scene.last().endReason()))
                .isEqualTo("The sender withdrew the offer before it was answered.");
        assertThat(cancelled.toXML()).as("libpurple would take it for an offer").doesNotContain("<si");
    }

    /** It was the answer to something else: ids of two clients are alike at times. */
    @Test
    void offerThatIsAcceptedAllTheSameWasNotTakenBack() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));
        scene.send(Say.iq("error", "o1", ALICE, BOB, Say.problem("feature-not-implemented")));

        scene.send(Say.accept("o1", Say.IBB));

        assertThat(scene.rows()).singleElement().matches(row -> row.state() == TransferState.ACCEPTED);
    }

    @Test
    void errorOfTheRecipientUnderTheSameIdIsAnAnswer() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));

        scene.send(Say.error("o1", "forbidden"));

        assertThat(scene.last().state()).isEqualTo(TransferState.DECLINED);
    }

    private void offeredTo(String recipient) {
        scene.send(Say.iq("set", "o1", ALICE, recipient, Say.si("s1", "name='a' size='1'")));
    }

    private void unavailable(String from, String to) {
        scene.enforcement.onUnavailable(new Envelope(new Party(from), new Party(to), ""));
    }

    @Test
    void otherConnectionsOfTheAccountDoNotMatter() {
        scene.opened("s1", "size='900'");

        scene.enforcement.onGone(new Party("bob@example.org/laptop"));

        assertThat(scene.live().state()).isEqualTo(TransferState.TRANSFERRING);
    }
}
