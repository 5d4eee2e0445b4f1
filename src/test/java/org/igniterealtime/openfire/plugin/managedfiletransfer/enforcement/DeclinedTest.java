// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene.BOB;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which clients say that a person does not want a file. */
class DeclinedTest {

    private final Scene scene = new Scene(Policies.OPEN);

    @BeforeEach
    void offer() {
        scene.send(Say.offer("o1", "s1", "name='a' size='1'"));
    }

    /** Smack up to 4.0, and Spark 2: 406, in some versions without the condition. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<error type='cancel'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
                "<error type='modify' code='406'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
                "<error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
                "<error code='406'/>",
                "<error code='406' type='modify'>Not Acceptable</error>",
                "<error code='403'>Forbidden</error>"
            })
    void offerIsDeclined(String error) {
        scene.send(Say.iq("error", "o1", BOB, ALICE, error));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-request", "service-unavailable", "feature-not-implemented"})
    void offerHasFailed(String condition) {
        scene.send(Say.error("o1", condition));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.OFFER_FAILED);
    }

    /** Openfire answers so for a recipient whom the sender has blocked. */
    @Test
    void serverDeclinesNothing() {
        scene.serverAnswers(Say.error("o1", "not-acceptable"));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.OFFER_FAILED);
    }

    /** XEP-0047 section 2.1: the responder does not wish to proceed. */
    @Test
    void streamThatNobodyOfferedIsDeclinedByItsOpening() {
        String open = scene.send(Say.open("i1", "s2")).getID();

        scene.send(Say.error(open, "not-acceptable"));

        assertThat(scene.last().endReason().orElseThrow().cause()).isEqualTo(Cause.DECLINED);
    }

    @Test
    void streamOfAnAcceptedOfferThatIsNotOpenedHasFailed() {
        scene.send(Say.accept("o1", Say.IBB));
        String open = scene.send(Say.open("i1", "s1")).getID();

        scene.send(Say.error(open, "not-acceptable"));

        assertThat(scene.last().progress().failedAttempt().orElseThrow().cause())
                .isEqualTo(Cause.NOT_OPENED);
    }
}
