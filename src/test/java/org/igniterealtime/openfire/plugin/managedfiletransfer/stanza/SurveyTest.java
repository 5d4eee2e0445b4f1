// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.dom4j.QName;
import org.dom4j.tree.BaseElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {

    private static final String DATA = "<data xmlns='http://jabber.org/protocol/ibb'/>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message><x xmlns='a&quot;b'/></message>",
                "<message><x xmlns='a&lt;b'/></message>",
                "<message><x xmlns='a&amp;b'/></message>",
                "<message><x xmlns:q='a&quot;b'/></message>",
                "<message><q:x xmlns:q='a&quot;b'/></message>",
                "<message><x xmlns:q='a&quot;b' q:y='1'/></message>",
                "<message><a><b><x xmlns='a&quot;b'/></b></a></message>",
                "<message xmlns:q='a&quot;b'/>"
            })
    void findsNamespacesThatWouldBecomeMarkup(String xml) {
        Element stanza = Wire.iq("<iq type='set'>" + xml + "</iq>").getElement();
        assertThat(Survey.of(stanza)).isEqualTo(Survey.UNWRITABLE);

        Survey.removeUnwritable(stanza);

        assertThat(Survey.of(stanza)).isEqualTo(Survey.NOTHING);
        assertThat(stanza.elements()).isEmpty();
    }

    @Test
    void movesAStanzaOutOfSuchANamespace() {
        Element stanza = Wire.iq("<q:iq xmlns:q='a&quot;b' type='set'><x xmlns='urn:x'/></q:iq>")
                .getElement();

        Survey.removeUnwritable(stanza);

        assertThat(Survey.of(stanza)).isEqualTo(Survey.NOTHING);
        assertThat(stanza.getNamespaceURI()).isEqualTo("jabber:client");
        assertThat(stanza.element("x")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x xmlns='urn:x'>", "<x xmlns='urn:x'><y><z xmlns='urn:z'>"})
    void findsFileTransferAtAnyDepth(String around) {
        String end = around.contains("<y>") ? "</z></y></x>" : around.isEmpty() ? "" : "</x>";

        assertThat(Survey.of(Wire.iq("<iq type='set'>" + around + DATA + end + "</iq>")
                        .getElement()))
                .isEqualTo(Survey.GOVERNED);
    }

    @Test
    void findsNothingInWhatIsNoneOfBoth() {
        assertThat(Survey.of(Wire.iq(
                                "<iq type='set' xml:lang='en'><x xmlns='http://example.org/?a=1#b>c' y='&quot;&lt;&amp;'>"
                                        + "&lt;data/></x></iq>")
                        .getElement()))
                .isEqualTo(Survey.NOTHING);
    }

    @Test
    void theNamespaceOfAStanzaMakesNoFileTransferOfIt() {
        assertThat(Survey.of(Wire.iq("<iq xmlns='http://jabber.org/protocol/ibb' type='set'/>")
                        .getElement()))
                .isEqualTo(Survey.NOTHING);
        assertThat(Survey.of(Wire.iq("<iq xmlns='http://jabber.org/protocol/ibb' type='set'><data/></iq>")
                        .getElement()))
                .isEqualTo(Survey.GOVERNED);
    }

    /** Another kind of element than the parser's: dom4j is asked for what is in it. */
    @Test
    void looksIntoElementsOfEveryClass() {
        Element stanza = new BaseElement("iq");
        Element child = new BaseElement(QName.get("x", "urn:x"));
        child.addAttribute(QName.get("y", "q", "a\"b"), "1");
        stanza.add(child);

        assertThat(Survey.of(stanza)).isEqualTo(Survey.UNWRITABLE);
    }

    @Test
    void goesAsDeepAsTheStanzaDoes() {
        String deep = "<a>".repeat(100_000) + "<x xmlns='a&quot;b'/>" + "</a>".repeat(100_000);

        assertThat(Survey.of(Wire.iq("<iq type='set'>" + deep + "</iq>").getElement()))
                .isEqualTo(Survey.UNWRITABLE);
    }
}
