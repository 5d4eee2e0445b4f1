// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

/** A file of which the recipient has a part already, and asks for the rest. */
class RangesTest {

    @Test
    void isCompletedWhenTheRestHasMoved() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='3000'/>", Say.IBB);

        scene.accept(Say.data("d1", "s1", 2000));
        scene.send(Say.close("c1", "s1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DELIVERED_RANGE);
        assertThat(Say.sentenceOfEnd(scene.last()))
                .isEqualTo("The recipient asked for a part of the file only: 2,000 bytes after the first 3,000 bytes. "
                        + "That part was transferred completely.");
    }

    @Test
    void isNotCompletedBefore() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='3000' length='1500'/>", Say.IBB);

        scene.send(Say.data("d1", "s1", 1499));
        scene.send(Say.close("c1", "s1"));

        assertThat(scene.last().state()).isEqualTo(TransferState.CANCELLED);
        assertThat(Say.sentenceOfEnd(scene.last())).contains("1,499 of 1,500 bytes");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENFORCE", "OBSERVE"})
    void isWholeOverTheProxyToo(PolicyMode mode) {
        Scene scene = new Scene(Policies.in(mode, Policies.OPEN));
        Transfer transfer = resumed(scene, "size='5000'", "<range offset='4000' length='300'/>", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        scene.send(Say.used("h1", Scene.PROXY));
        scene.send(Say.activate("a1", Scene.PROXY, "s1", Scene.BOB));
        assertThat(transfer.expectedBytes()).hasValue(300);

        scene.proxy.flow().moved(300, 0);
        scene.proxy.flow().hashed(new MovedHash("ab".repeat(32), Optional.empty()));
        scene.proxy.flow().over(OwnProxy.End.WHOLE);

        assertThat(scene.last().state()).isEqualTo(TransferState.COMPLETED);
        assertThat(scene.last().progress().hash().orElseThrow().of()).isEqualTo(MovedHash.Of.RANGE);
    }

    @Test
    void withAPartOfTheRangeIsHashedAsWhatMoved() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='4000'/>", Say.SOCKS5);
        scene.send(Say.streamhosts("h1", "s1", Say.PROXY_HOST));
        MovedHash part = new MovedHash("ab".repeat(32), MovedHash.Of.MOVED, Optional.empty());

        scene.proxy.flow().hashed(part);
        scene.proxy.flow().over(OwnProxy.End.SHORT);

        assertThat(scene.last().progress().hash()).contains(part);
    }

    /** Of a part, both know to the byte how long it is. */
    @Test
    void isCutWhereMoreMovesThanItHas() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='3000' length='300'/>", Say.IBB);

        scene.send(Say.data("d1", "s1", 300));
        IQ more = scene.send(Say.block("d2", "s1", 1, 200));

        assertThat(Say.refusal(more)).startsWith("policy-violation");
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.RANGE_EXCEEDED);
        assertThat(Say.sentenceOfEnd(scene.last()))
                .isEqualTo("More bytes were sent than the 300 bytes of the file that the recipient asked for.");
    }

    @Test
    void withoutALengthIsCutBehindTheEndOfTheFile() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='4700'/>", Say.IBB);

        scene.send(Say.data("d1", "s1", 300));
        scene.send(Say.block("d2", "s1", 1, 200));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.RANGE_EXCEEDED);
    }

    @Test
    void isCutAtTheProxyWhereMoreMovesThanItHas() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='4000' length='300'/>", Say.SOCKS5);

        Transfer transfer = scene.live();
        Allowance allowance = scene.transfers.allowance(transfer.id()).orElseThrow();
        int given = allowance.takeUpTo(500, transfer.enforcedByteLimit());

        assertThat(given).as("and the carriage return of iris").isEqualTo(301);
    }

    @Test
    void isNotedWhereMoreMovesThanItHas() {
        Scene scene = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        resumed(scene, "size='5000'", "<range offset='3000' length='300'/>", Say.IBB);

        scene.send(Say.data("d1", "s1", 500));

        assertThat(scene.live().ruling().breaches()).extracting(Reason::cause).containsExactly(Cause.RANGE_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "size='5000'"})
    void isNotEvenNotedWhileNoRuleIsEvaluated(String size) {
        Scene scene = new Scene(Policies.in(PolicyMode.OFF, Policies.OPEN));
        resumed(scene, size, "<range offset='3000' length='300'/>", Say.IBB);

        scene.send(Say.data("d1", "s1", 500));

        assertThat(scene.live().ruling().breaches()).isEmpty();
    }

    @Test
    void fromTheBeginningSaysSo() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='0' length='300'/>", Say.IBB);

        scene.accept(Say.data("d1", "s1", 300));
        scene.send(Say.close("c1", "s1"));

        assertThat(Say.sentenceOfEnd(scene.last()))
                .isEqualTo("The recipient asked for a part of the file only: the first 300 bytes. "
                        + "That part was transferred completely.");
    }

    /** Nobody closed its stream. */
    @Test
    void thatHasArrivedIsNotTheWholeFileAfterATimeOut() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='3000'/>", Say.IBB);
        scene.send(Say.data("d1", "s1", 2000));

        scene.pass(Duration.ofHours(2));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DELIVERED_RANGE);
    }

    /** However small a part is asked for, the offer is judged by the whole file, and the bytes by what moves. */
    @Test
    void getsRoundNoLimit() {
        Scene scene = new Scene(Policies.LIMITED);

        scene.send(ranged("o0", "s0", "size='5000'"));
        assertThat(scene.last().state()).isEqualTo(TransferState.REFUSED);

        resumed(scene, "", "<range offset='9000000'/>", Say.IBB);
        scene.send(Say.data("d1", "s1", 900));
        IQ more = scene.send(Say.block("d2", "s1", 1, 200));
        assertThat(Say.refusal(more)).startsWith("policy-violation");
        assertThat(scene.last().state()).isEqualTo(TransferState.CUT);
        assertThat(scene.last().bytesMoved()).isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offset='-5'",
                "offset='5001'",
                "offset='4000' length='1001'",
                "offset='' length=''",
                "offset='0x10'",
                "offset='99999999999999999999999'",
                "offset='1' length='9223372036854775807'",
                "length='0'"
            })
    void thatIsNoneIsRefusedAndWhereOnlyObservedIsNotedAndCountsAsTheWholeFile(String range) {
        Scene enforced = new Scene(Policies.OPEN);
        enforced.send(ranged("o1", "s1", "size='5000'"));
        IQ answer = enforced.send(Say.acceptRange("o1", "<range " + range + "/>", Say.IBB));
        assertThat(Say.refusal(answer)).startsWith("not-acceptable");
        assertThat(enforced.last().state()).isEqualTo(TransferState.REFUSED);
        assertThat(enforced.lastRule()).isEqualTo("malformed");

        Scene observed = new Scene(Policies.in(PolicyMode.OBSERVE, Policies.OPEN));
        observed.send(ranged("o1", "s1", "size='5000'"));
        IQ same = Say.acceptRange("o1", "<range " + range + "/>", Say.IBB);
        String before = same.toXML();
        assertThat(observed.send(same).toXML()).isEqualTo(before);
        assertThat(Scene.lastBreach(observed.live())).isEqualTo("malformed");
        assertThat(observed.live().state()).isEqualTo(TransferState.ACCEPTED);
        assertThat(observed.live().expectedBytes()).hasValue(5000);
    }

    @Test
    void thatTheSenderCannotSendIsTakenOutOfTheAnswer() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(Say.offer("o1", "s1", "name='notes.txt' size='5000'"));

        IQ answer = scene.send(Say.acceptRange("o1", "<range offset='3000'/>", Say.IBB));

        assertThat(answer.toXML()).doesNotContain("range").contains(Say.IBB);
        assertThat(scene.live().expectedBytes()).hasValue(5000);
    }

    @Test
    void goesOnAsItWasAsked() {
        Scene scene = new Scene(Policies.OPEN);
        scene.send(ranged("o1", "s1", "size='5000'"));

        IQ answer = scene.send(Say.acceptRange("o1", "<range offset='3000' length='5'/>", Say.IBB));

        assertThat(Say.normal(answer)).contains("<range offset=\"3000\" length=\"5\"/>");
    }

    @Test
    void ofAllBytesIsTheFile() {
        Scene scene = new Scene(Policies.OPEN);
        resumed(scene, "size='5000'", "<range offset='0' length='5000'/>", Say.IBB);

        scene.accept(Say.data("d1", "s1", 5000));
        scene.send(Say.close("c1", "s1"));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DELIVERED);
    }

    private static Transfer resumed(Scene scene, String size, String range, String method) {
        scene.send(ranged("o1", "s1", size));
        scene.send(Say.acceptRange("o1", range, method));
        if (method.equals(Say.IBB)) {
            scene.accept(Say.open("i1", "s1"));
        }
        return scene.live();
    }

    private static IQ ranged(String id, String sid, String size) {
        return Say.withRange(Say.offer(id, sid, "name='notes.txt' " + size));
    }
}
