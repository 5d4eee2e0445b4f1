// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class OffersTest {

    /** Five remote domains fill all room there is: whoever has less of it than they gets some of theirs. */
    @Test
    void givenNoRoomIsLeftThenTheOneWithTheMostOffersLosesItsOldest() {
        // Given
        Scene full = new Scene(Policies.OPEN, new Capacity(8, 8, 4, 100));
        for (int i = 0; i < 4; i++) {
            full.send(offerOf("eve" + i + "@remote.example/x", "s" + i));
            full.clock.pass(Duration.ofSeconds(1));
        }

        // When
        IQ offer = full.send(offerOf("dan@elsewhere.example/x", "s9"));

        // Then
        assertThat(Say.refusal(offer)).isEmpty();
        assertThat(full.heard.stream().filter(row -> row.transfer().state() == TransferState.TIMED_OUT))
                .singleElement()
                .satisfies(row -> assertThat(row.transfer().sender().address()).isEqualTo("eve0@remote.example/x"));
    }

    private static IQ offerOf(String sender, String sid) {
        return Say.iq("set", "o" + sid, sender, BOB, Say.si(sid, "name='a.txt' size='1'"));
    }

    @Test
    void offerThatThePolicyAllowsPassesAsItIs() {
        Scene scene = new Scene(Policies.largest(1022));
        IQ offer = Say.offer("o1", "s1", "name='notes.txt' size='1022'");
        String before = Say.normal(offer);

        scene.send(offer);

        assertThat(Say.normal(offer)).isEqualTo(before);
        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
        assertThat(scene.live().offer().protocol()).isEqualTo(Protocol.SI);
        assertThat(scene.live().ruling().policyVersion()).isEqualTo(7);
        assertThat(scene.sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void eachRuleRefusesWithItsReasonAndLeavesARecord(Policy policy, String file, String method, String rule) {
        Scene scene = new Scene(policy);

        IQ offer = scene.send(Say.offer("o1", "s1", file, method));

        assertThat(Say.refusal(offer)).startsWith("policy-violation: ");
        assertThat(offer.getTo()).hasToString(ALICE);
        assertThat(scene.transfers.size()).isZero();
        assertThat(scene.heard).hasSize(1);
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.lastRule()).isEqualTo(rule);
        assertThat(Say.refusal(offer)).endsWith(TestTexts.sentence(scene.last().endReason()));
        assertThat(scene.noticesTo(ALICE)).hasSize(1);
        assertThat(scene.noticesTo(BOB)).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Policies.largest(1000), "name='a.txt' size='1001'", Say.SOCKS5, "largest-file"),
                Arguments.of(Policies.largest(0), "name='a.txt' size='9223372036854775807'", Say.IBB, "largest-file"),
                Arguments.of(Policies.NO_EXE, "name='a.exe' size='1'", Say.SOCKS5, "refused-ending"),
                Arguments.of(Policies.NO_EXE, "name='A.EXE. ' size='1'", Say.SOCKS5, "refused-ending"),
                Arguments.of(Policies.NO_EXE, "name='a.txt/../b.exe' size='1'", Say.SOCKS5, "refused-ending"),
                Arguments.of(Policies.NO_EXE, "name='a.e&#x202E;xe' size='1'", Say.SOCKS5, "refused-ending"),
                Arguments.of(Policies.KNOWN_SIZE, "name='a.txt'", Say.SOCKS5, "unknown-size"),
                Arguments.of(
                        Policies.KNOWN_SIZE, "name='a.txt' size='18446744073709551615'", Say.SOCKS5, "unknown-size"),
                Arguments.of(Policies.NO_IN_BAND, "name='a.txt' size='1'", Say.IBB, "in-band"));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void whatIsJustNotRefusedPasses(Policy policy, String file, String method) {
        Scene scene = new Scene(policy);

        IQ offer = scene.send(Say.offer("o1", "s1", file, method));

        assertThat(Say.refusal(offer)).isEmpty();
        assertThat(scene.live().state()).isEqualTo(TransferState.OFFERED);
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(
                Arguments.of(Policies.largest(1000), "name='a.txt' size='1000'", Say.SOCKS5),
                Arguments.of(Policies.largest(1000), "name='a.txt'", Say.SOCKS5),
                Arguments.of(Policies.NO_EXE, "name='exe' size='1'", Say.SOCKS5),
                Arguments.of(Policies.NO_EXE, "name='a.exe.txt' size='1'", Say.SOCKS5),
                Arguments.of(Policies.KNOWN_SIZE, "name='a.txt' size='0'", Say.SOCKS5),
                Arguments.of(Policies.NO_IN_BAND, "name='a.txt' size='1'", Say.SOCKS5));
    }

    @Test
    void methodsThatAreNotAllowedAreTakenOutOfTheOffer() {
        Scene withoutInBand = new Scene(Policies.NO_IN_BAND);
        Scene proxyOnly = new Scene(Policies.PROXY_ONLY);

        IQ one = withoutInBand.send(Say.offer("o1", "s1", "name='a.txt' size='1'", Say.SOCKS5, Say.IBB, Say.OOB));
        IQ other = proxyOnly.send(Say.offer("o1", "s1", "name='a.txt' size='1'", Say.SOCKS5, Say.IBB, Say.OOB, "x"));

        assertThat(one.toXML()).contains(Say.SOCKS5, Say.OOB).doesNotContain(Say.IBB);
        assertThat(other.toXML()).contains(Say.SOCKS5, Say.IBB).doesNotContain(Say.OOB, "<value>x<");
    }

    @Test
    void offerThatIsLeftWithoutAMethodIsRefused() {
        Scene scene = new Scene(Policies.PROXY_ONLY);

        IQ offer = scene.send(Say.offer("o1", "s1", "name='a.txt' size='1'", Say.OOB, "urn:other"));

        assertThat(Say.refusal(offer)).startsWith("policy-violation: The offer contains no transfer method");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.lastRule()).isEqualTo("proxy-only");
        assertThat(scene.transfers.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0x10", "1e9", "+5", " 5", "", "18446744073709551616", "999999999999999999999999999999"})
    void sizeThatIsNoneIsRefusedAsMalformed(String size) {
        Scene scene = new Scene(Policies.OPEN);

        IQ offer = scene.send(Say.offer("o1", "s1", "name='a.txt' size='" + size + "'"));

        assertThat(Say.refusal(offer)).startsWith("bad-request: The size of the offered file is not valid");
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(scene.lastRule()).isEqualTo("malformed");
    }

    @Test
    void brokenStepOfAStreamIsRefusedAndRecorded() {
        Scene scene = new Scene(Policies.OPEN);

        IQ open = scene.send(Say.iq("set", "o1", ALICE, BOB, "<open xmlns='http://jabber.org/protocol/ibb' sid='s'/>"));

        assertThat(Say.refusal(open)).startsWith("bad-request: The block size");
        assertThat(scene.last().offer().protocol()).isEqualTo(Protocol.BARE);
        assertThat(scene.lastRule()).isEqualTo("malformed");
    }

    @Test
    void offerToAnAccountIsLeftToTheServerThatAnswersForIt() {
        Scene scene = new Scene(Policies.STRICT);

        IQ offer = scene.send(
                Say.iq("set", "o1", ALICE, "bob@example.org", Say.si("s1", "name='a.txt' size='99'", Say.IBB)));

        assertThat(Say.refusal(offer)).isEmpty();
        assertThat(scene.heard).isEmpty();
    }

    @Test
    void offerToAnAccountElsewhereIsDecided() {
        Scene scene = new Scene(Policies.NO_EXE);

        IQ offer = scene.send(Say.iq("set", "o1", ALICE, "bob@example.net", Say.si("s1", "name='a.exe' size='9'")));

        assertThat(Say.refusal(offer)).startsWith("policy-violation");
    }

    @Test
    void moreTransfersThanCanBeFollowedDoNotPassUnfollowed() {
        Scene scene = new Scene(Policies.OPEN, new Capacity(1, 1, 1, 10));
        scene.send(Say.offer("o1", "s1", "name='a.txt' size='9'"));

        IQ second = scene.send(Say.offer("o2", "s2", "name='b.txt' size='9'"));

        assertThat(Say.refusal(second)).startsWith("policy-violation: ");
        assertThat(scene.lastRule()).isEqualTo("capacity");
    }

    @Test
    void oneAccountCannotFillTheRegistryForAllOthers() {
        Scene scene = new Scene(Policies.OPEN);
        for (int i = 0; i < 40; i++) {
            scene.send(Say.offer("o" + i, "s" + i, "name='a.txt' size='9'"));
        }

        IQ oneTooMany = scene.send(Say.offer("x1", "x1", "name='b.txt' size='9'"));
        IQ another = scene.send(Say.iq("set", "y1", BOB, ALICE, Say.si("y1", "name='c.txt' size='9'", Say.IBB)));

        assertThat(Say.refusal(oneTooMany)).contains("Finish or cancel one first");
        assertThat(Say.refusal(another)).isEmpty();
    }

    @Test
    void offerThatNobodyAnsweredForLongMakesRoomForAnotherOfItsAccount() {
        Scene scene = new Scene(Policies.OPEN);
        for (int i = 0; i < 40; i++) {
            scene.send(Say.offer("o" + i, "s" + i, "name='a.txt' size='9'"));
        }
        scene.clock.pass(Duration.ofMinutes(40));

        IQ next = scene.send(Say.offer("x1", "x1", "name='b.txt' size='9'"));

        assertThat(Say.refusal(next)).isEmpty();
        assertThat(scene.heard.stream().filter(heard -> heard.transfer().state() == TransferState.TIMED_OUT))
                .hasSize(1);
    }

    @Test
    void whereNothingIsEnforcedWhatCannotBeFollowedPasses() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN), new Capacity(1, 1, 1, 10));
        scene.send(Say.offer("o1", "s1", "name='a.txt' size='9'"));

        IQ second = scene.send(Say.offer("o2", "s2", "name='b.txt' size='9'"));

        assertThat(Say.refusal(second)).isEmpty();
        assertThat(scene.transfers.size()).isEqualTo(1);
        assertThat(scene.unrecorded.counts().unfollowed()).isEqualTo(1);
    }
}
