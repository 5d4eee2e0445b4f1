// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.packet.IQ;

/** When a stream that was closed may be begun anew with a whole limit: once its recipient cannot have it any more. */
class CloseOfAStreamTest {

    private final Scene scene = new Scene(Policies.largest(1000));

    @ParameterizedTest
    @CsvSource({
        "s1, result,                true",
        "s1, item-not-found,        true",
        "s1, bad-request,           false",
        "s1, internal-server-error, false",
        "'', result,                false",
        "'', item-not-found,        false"
    })
    void theRecipientsAnswerToTheSendersCloseDecides(String named, String answer, boolean anew) {
        // Given
        scene.opened("s1", "");
        scene.send(Say.data("d1", "s1", 1000));

        // When
        scene.send(Say.close("c1", named));
        scene.send(answer.equals("result") ? Say.result("c1") : Say.error("c1", answer));

        // Then
        assertThat(passesInANewStream(1000)).isEqualTo(anew);
    }

    @Test
    void aCloseThatIsNotYetAnsweredFreesNothing() {
        scene.opened("s1", "");
        scene.send(Say.data("d1", "s1", 1000));

        scene.send(Say.close("c1", "s1"));

        assertThat(passesInANewStream(1)).isFalse();
    }

    @Test
    void theRecipientsOwnCloseIsEnough() {
        scene.opened("s1", "");
        scene.send(Say.data("d1", "s1", 1000));

        scene.send(Say.iq("set", "c1", BOB, ALICE, "<close xmlns='http://jabber.org/protocol/ibb' sid='s1'/>"));

        assertThat(passesInANewStream(1000)).isTrue();
    }

    /** The server's own close of a stream that gives way to the next offer is answered after that offer. */
    @Test
    void anOfferThatTakesThePlaceOfAWholeFileHasAWholeLimitOnlyAfterTheAnswer() {
        // Given
        scene.opened("s1", "size='1000'");
        scene.send(Say.data("d1", "s1", 1000));
        scene.accepted("s1", "size='1000'", Say.IBB);
        IQ close = scene.sent.stream()
                .filter(IQ.class::isInstance)
                .map(IQ.class::cast)
                .filter(iq -> iq.toXML().contains("<close"))
                .findFirst()
                .orElseThrow();

        // When
        scene.send(Say.iq("result", close.getID(), BOB, close.getFrom().toString(), ""));
        scene.send(Say.open("i2", "s1"));
        IQ block = scene.send(Say.data("d2", "s1", 1000));

        // Then
        assertThat(Say.refusal(block)).isEmpty();
    }

    @Test
    void anOfferThatTakesThePlaceOfAWholeFileHasNothingBeforeTheAnswer() {
        scene.opened("s1", "size='1000'");
        scene.send(Say.data("d1", "s1", 1000));
        scene.accepted("s1", "size='1000'", Say.IBB);

        scene.send(Say.open("i2", "s1"));

        assertThat(Say.refusal(scene.send(Say.data("d2", "s1", 1)))).startsWith("policy-violation");
    }

    private boolean passesInANewStream(int bytes) {
        scene.send(Say.offer("again", "s1", "name='notes.txt'"));
        scene.send(Say.accept("again", Say.IBB));
        scene.send(Say.open("open-again", "s1"));
        return Say.refusal(scene.send(Say.data("data-again", "s1", bytes))).isEmpty();
    }
}
