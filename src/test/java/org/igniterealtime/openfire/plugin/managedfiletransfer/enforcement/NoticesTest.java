// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import java.time.Duration;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

class NoticesTest {

    @Test
    void localUsersAreToldInTheNameOfTheServer() {
        Scene scene = new Scene(Policies.NO_EXE);

        scene.send(Say.offer("o1", "s1", "name='a.exe' size='1'"));

        Message notice = (Message) scene.sent.get(0);
        assertThat(notice.getFrom()).hasToString("example.org");
        assertThat(notice.getTo()).hasToString(ALICE);
        assertThat(notice.getBody())
                .startsWith("File transfer of \"a.exe\" to bob@example.org: Files with the extension .exe");
    }

    /** Their client says which: an error and a notice in a language that they can read. */
    @Test
    void theSenderReadsTheLanguageOfTheStanza() {
        Scene scene = new Scene(Policies.NO_EXE);
        IQ offer = Say.in("zh", Say.offer("o1", "s1", "name='a.exe' size='1'"));

        scene.send(offer);

        String chinese = TestTexts.sentence(scene.last().endReason().orElseThrow(), Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese)
                .contains(".exe")
                .isNotEqualTo(TestTexts.sentence(scene.last().endReason()));
        assertThat(Say.refusal(offer)).isEqualTo("policy-violation: " + chinese);
        assertThat(offer.toXML()).contains("xml:lang=\"zh-CN\"");
        assertThat(scene.noticesTo(ALICE))
                .singleElement()
                .asString()
                .contains("a.exe")
                .endsWith(chinese);
    }

    /** Nothing is known of the recipient's language. */
    @Test
    void theRecipientReadsTheServersLanguage() {
        Scene scene = new Scene(Policies.LIMITED);
        scene.opened("s1", "");
        IQ block = Say.in("zh-CN", Say.data("d1", "s1", 1001));

        scene.send(block);

        Reason reason = scene.last().endReason().orElseThrow();
        assertThat(scene.noticesTo(ALICE))
                .singleElement()
                .asString()
                .endsWith(TestTexts.sentence(reason, Locale.SIMPLIFIED_CHINESE));
        assertThat(scene.noticesTo(BOB)).singleElement().asString().endsWith(TestTexts.sentence(reason));
    }

    /** Only the sender can send the file again, or log in again. */
    @Test
    void theRecipientReadsWhatHeCanDo() {
        Scene scene = new Scene(Policies.OPEN);
        scene.opened("s1", "size='1000'");

        scene.send(Say.data("d1", "s1", 3000));

        assertThat(scene.noticesTo(ALICE))
                .singleElement()
                .asString()
                .endsWith("Send the file again with its correct size.");
        assertThat(scene.noticesTo(BOB)).singleElement().asString().endsWith("Ask the sender to send the file again.");
    }

    @Test
    void theRecipientReadsItInTheErrorOfHisOwnStanza() {
        Scene scene = new Scene(Policies.OPEN);
        scene.opened("s1", "size='1000'");

        IQ back = scene.send(Say.dataBack("d1", "s1", 3000));

        assertThat(Say.refusal(back)).endsWith("Ask the sender to send the file again.");
    }

    @Test
    void remoteUsersAreNot() {
        Scene scene = new Scene(Policies.NO_EXE);

        scene.send(Say.iq("set", "o1", "eve@example.net/x", BOB, Say.si("s1", "name='a.exe' size='1'")));
        scene.send(Say.iq("set", "o2", "eve@sub.example.org/x", BOB, Say.si("s1", "name='a.exe' size='1'")));

        assertThat(scene.sent).isEmpty();
    }

    @Test
    void nobodyIsWhereThePolicySaysSo() {
        Scene scene = new Scene(Policies.QUIET);
        scene.opened("s1", "");
        scene.send(Say.offer("o2", "s2", "name='a.txt' size='1001'"));

        scene.send(Say.data("d1", "s1", 1001));

        assertThat(scene.noticesTo(ALICE)).isEmpty();
        assertThat(scene.noticesTo(BOB)).isEmpty();
    }

    @Test
    void clientThatTriesAgainAndAgainIsToldOnceInAWhile() {
        Scene scene = new Scene(Policies.NO_EXE);
        for (int attempt = 0; attempt < 10; attempt++) {
            scene.send(Say.offer("o" + attempt, "s1", "name='a.exe' size='1'"));
        }
        assertThat(scene.noticesTo(ALICE)).hasSize(1);

        scene.clock.pass(Duration.ofSeconds(6));
        scene.send(Say.offer("o", "s1", "name='a.exe' size='1'"));

        assertThat(scene.noticesTo(ALICE)).hasSize(2);
    }

    @Test
    void anotherReasonIsToldAtOnce() {
        Scene scene = new Scene(Policies.NO_EXE);

        scene.send(Say.offer("o1", "s1", "name='a.exe' size='1'"));
        scene.send(Say.offer("o2", "s2", "name='b.exe' size='1'"));

        assertThat(scene.noticesTo(ALICE)).hasSize(2);
    }

    @Test
    void thereAreOnlySoManyInAnHour() {
        Scene scene = new Scene(Policies.NO_EXE);

        for (int i = 0; i < 50; i++) {
            scene.clock.pass(Duration.ofSeconds(10));
            scene.send(Say.offer("o" + i, "s" + i, "name='%d.exe' size='1'".formatted(i)));
        }
        assertThat(scene.noticesTo(ALICE)).hasSize(Notices.MOST_AN_HOUR);

        scene.clock.pass(Duration.ofHours(1));
        scene.send(Say.offer("o", "s", "name='later.exe' size='1'"));
        assertThat(scene.noticesTo(ALICE)).hasSize(Notices.MOST_AN_HOUR + 1);
    }

    /** Two files of one sender that were cut are two things to know, though the words are the same. */
    @Test
    void recipientIsToldOfEachTransferThatHeAccepted() {
        Scene scene = new Scene(Policies.largest(10));
        scene.opened("s1", "size='5'");
        scene.send(Say.data("d1", "s1", 11));
        scene.opened("s2", "size='5'");
        scene.send(Say.data("d2", "s2", 11));

        assertThat(scene.noticesTo(Scene.BOB))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("File transfer from alice@example.org: "))
                .noneMatch(text -> text.contains("notes.txt"));
    }

    @Test
    void recipientIsNotToldOfWhatHeNeverAccepted() {
        Scene scene = new Scene(Policies.NO_EXE);

        scene.send(Say.offer("o1", "s1", "name='a.exe' size='1'"));

        assertThat(scene.noticesTo(Scene.BOB)).isEmpty();
    }

    @Test
    void streamWithoutANameIsToldWithoutOne() {
        Scene scene = new Scene(Policies.NO_IN_BAND);

        scene.send(Say.open("i1", "s1"));

        assertThat(scene.noticesTo(ALICE)).singleElement().asString().startsWith("File transfer to bob@example.org: ");
    }
}
