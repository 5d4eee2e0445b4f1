// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Openfire writes the name of a namespace into a stanza without escaping it: one with markup in it ended the stanza, and a
 * second one followed, with a file, from a sender of the first one's choice. No rule saw it, and no row told of it.
 */
class StanzaInTheNameOfANamespace extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"message", "presence", "iq"})
    void reachesNobody(String kind) {
        alice.send(hiding(kind, " xmlns='" + injection(kind) + "'", ""));

        assertNothingHiddenArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "presence", "iq"})
    void reachesNobodyWhereItIsOnlyDeclared(String kind) {
        alice.send(hiding(kind, " xmlns='urn:x' xmlns:y='" + injection(kind) + "'", ""));

        assertNothingHiddenArrived();
    }

    @Test
    void reachesNobodyFromTheDepthOfAStanza() {
        alice.send(hiding("message", " xmlns='urn:x'", "<a><b><c xmlns='" + injection("message") + "'/></b></a>"));

        assertNothingHiddenArrived();
    }

    @Test
    void reachesNobodyByAnAttribute() {
        alice.send(hiding("message", " xmlns='urn:x' xmlns:y='" + injection("message") + "' y:z='1'", ""));

        assertNothingHiddenArrived();
    }

    @Test
    void reachesNobodyByWayOfABusinessCard() {
        alice.send("<iq type='set' id='card'><vCard xmlns='vcard-temp'><FN>Alice</FN><x xmlns='" + injection("iq")
                + "'/></vCard></iq>");
        assertThat(isError(alice.nextIq("card"))).isTrue();

        bob.send("<iq type='get' id='look' to='" + bare(alice) + "'><vCard xmlns='vcard-temp'/></iq>");
        bob.nextIq("look");

        assertNothingHiddenArrived();
    }

    @Test
    void isRefusedWithTheReason() {
        alice.send(hiding("message", " xmlns='a&amp;b'", ""));

        Element refused = alice.next("the error", RegressionCase::isError);
        assertThat(refused.element("error").element("bad-request")).isNotNull();
        assertThat(refused.element("error").elementText("text")).contains("namespace");
    }

    @Test
    void isNoReasonToStopAnother() {
        alice.send(hiding("message", " xmlns='http://example.org/?a=1#b>c'", ""));

        assertThat(bob.nextWith("x", "http://example.org/?a=1#b>c")
                        .element("body")
                        .getText())
                .isEqualTo("hello");
    }

    @Test
    void isCountedWhereNothingIsRefused() {
        OPENFIRE.enact(Rules.OPEN.mode("OBSERVE"));

        alice.send(hiding("message", " xmlns='a&lt;b'", ""));
        settle(alice);

        assertThat(alice.all()).noneMatch(RegressionCase::isError);
    }

    private void assertNothingHiddenArrived() {
        List<Element> arrived = arrived(bob, alice);
        assertThat(arrived).noneMatch(RegressionCase::isOfTransfer);
        assertThat(arrived).noneMatch(stanza -> stanza.asXML().contains("evil.exe"));
    }

    private String hiding(String kind, String attributes, String inner) {
        String type = kind.equals("iq") ? " type='get'" : "";
        return "<" + kind + type + " id='outer' to='" + bob.jid() + "'>"
                + (kind.equals("message") ? "<body>hello</body>" : "")
                + "<x" + attributes + ">" + inner + "</x></" + kind + ">";
    }

    /** Ends the element and the stanza, and begins another one that the rest completes. */
    private String injection(String kind) {
        String offer = Stanzas.offer("hidden", bob.jid(), "hidden", "name='evil.exe' size='5'")
                .replace("<iq ", "<iq from='carol@" + domain() + "/desk' ");
        String text = "urn:x\"/></" + kind + ">" + offer.replace('\'', '"') + "<" + kind + "><x xmlns=\"urn:y";
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
