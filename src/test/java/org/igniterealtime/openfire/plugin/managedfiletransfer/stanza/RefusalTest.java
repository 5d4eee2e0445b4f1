// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

class RefusalTest {

    private static final Refusal REFUSAL = Refusal.policy(text("The file is too large."));

    @Test
    void requestBecomesTheErrorThatAnswersIt() {
        IQ offer = Wire.offerWith(Wire.form(Wire.option(Wire.IBB)));
        JID sender = offer.getFrom();

        REFUSAL.asErrorReply(offer);

        assertThat(offer.getType()).isEqualTo(IQ.Type.error);
        assertThat(offer.getTo()).isEqualTo(sender);
        assertThat(offer.getFrom()).isEqualTo(new JID("bob@example.org/phone"));
        assertThat(offer.getID()).isEqualTo("o1");
        Element si = offer.getElement().element("si");
        assertThat(si.attributeValue("profile"))
                .as("Gajim 0.16 knows its offer by it")
                .isEqualTo(Wire.FILE);
        assertThat(si.elements()).isEmpty();
    }

    /** A component sends in any of its users' names: the refusal goes to that user, who has offered nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<si xmlns='http://jabber.org/protocol/si' id='s1'><file name='evil.exe' size='1'/></si>",
                "<query xmlns='http://jabber.org/protocol/bytestreams' sid='s1'><streamhost host='evil.exe'/></query>",
                "<query xmlns='http://jabber.org/protocol/bytestreams' sid='s1' dstaddr='evil.exe'/>",
                "<data xmlns='http://jabber.org/protocol/ibb' sid='evil.exe' seq='0'>evil.exe</data>",
                "<close xmlns='http://jabber.org/protocol/ibb' sid='evil.exe'/>",
                "<x xmlns='urn:x'><udpsuccess xmlns='http://jabber.org/protocol/bytestreams' dstaddr='evil.exe'/></x>",
                "<activate xmlns='http://affinix.com/jabber/stream' sid='evil.exe'/>"
            })
    void nothingOfWhatIsRefusedTravelsBack(String payload) {
        IQ request = Wire.iq("<iq type='set' id='o1' from='alice@example.org/desk' to='bob@example.org/phone'>%s</iq>"
                .formatted(payload));

        REFUSAL.asErrorReply(request);

        assertThat(request.toXML()).doesNotContain("evil.exe").contains("policy-violation");
    }

    @Test
    void whatElseAMessageSaysTravelsBackWithIt() {
        Message block = Wire.message(
                """
                <message id='m1' from='alice@example.org/desk' to='bob@example.org/phone'><body>Hello</body>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='0'>AAAA</data></message>""");

        REFUSAL.asErrorReply(block);

        assertThat(block.getBody()).isEqualTo("Hello");
    }

    @Test
    void errorSaysWhichRuleItWasInTheFormOfTheStandard() {
        IQ offer = Wire.offerWith("");

        REFUSAL.asErrorReply(offer);

        assertThat(offer.getElement().element("error").asXML())
                .isEqualTo("<error code=\"405\" type=\"cancel\">"
                        + "<policy-violation xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/>"
                        + "<text xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\" xml:lang=\"en\">"
                        + "The file is too large.</text></error>");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionsCarryNumbersThatIrisDoesNotMisread(Refusal refusal, String condition, String type, String code) {
        IQ offer = Wire.offerWith("");

        refusal.asErrorReply(offer);

        Element error = offer.getElement().element("error");
        assertThat(error.attributeValue("type")).isEqualTo(type);
        assertThat(error.attributeValue("code")).isEqualTo(code);
        assertThat(ErrorCondition.of(offer.getElement())).isEqualTo(condition);
    }

    /** A reader must know in which language to read it aloud. */
    @Test
    void textSaysItsLanguage() {
        IQ offer = Wire.offerWith("");

        Refusal.conflict(new LocalizedText("\u6587\u4EF6", "zh-CN")).asErrorReply(offer);

        assertThat(offer.toXML()).contains("xml:lang=\"zh-CN\">\u6587\u4EF6</text>");
    }

    private static LocalizedText text(String english) {
        return new LocalizedText(english, "en");
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(REFUSAL, "policy-violation", "cancel", "405"),
                Arguments.of(Refusal.badRequest(text("x")), "bad-request", "modify", "400"),
                Arguments.of(Refusal.itemNotFound(text("x")), "item-not-found", "cancel", "404"),
                Arguments.of(Refusal.notAcceptable(text("x")), "not-acceptable", "modify", "406"),
                Arguments.of(Refusal.conflict(text("x")), "conflict", "cancel", "409"),
                Arguments.of(Refusal.resourceConstraint(text("x")), "resource-constraint", "wait", "500"),
                Arguments.of(Refusal.internalError(text("x")), "internal-server-error", "wait", "500"));
    }

    @Test
    void oneRefusalAnswersAnyNumberOfRequests() {
        IQ first = Wire.offerWith("");
        IQ second = Wire.offerWith("");

        REFUSAL.asErrorReply(first);
        REFUSAL.asErrorReply(second);

        assertThat(first.toXML()).isEqualTo(second.toXML()).contains("too large");
    }

    @Test
    void errorIsInTheNamespaceOfItsStanza() {
        IQ open = new IQ(org.dom4j.DocumentHelper.createElement(
                org.dom4j.QName.get("iq", org.dom4j.Namespace.get("jabber:client"))));
        open.setType(IQ.Type.set);

        REFUSAL.asErrorReply(open);

        assertThat(open.toXML()).doesNotContain("xmlns=\"\"");
    }

    @Test
    void messageBecomesAnError() {
        Message block = Wire.message(
                """
                <message id='m1' type='chat' from='alice@example.org/desk' to='bob@example.org/phone'>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='0'>AAAA</data></message>""");

        REFUSAL.asErrorReply(block);

        assertThat(block.getType()).isEqualTo(Message.Type.error);
        assertThat(block.getTo()).hasToString("alice@example.org/desk");
        assertThat(block.getFrom()).hasToString("bob@example.org/phone");
        assertThat(block.getElement().element("data"))
                .as("Smack takes data from errors as well")
                .isNull();
        assertThat(Wire.read(block)).isEmpty();
    }

    @Test
    void errorThatARequestBringsAlongDoesNotSpeakForUs() {
        IQ offer = Wire.offerWith("");
        offer.getElement().addElement("error").addElement("forbidden", ErrorCondition.NAMESPACE);
        offer.getElement().addElement("error").addElement("forbidden", ErrorCondition.NAMESPACE);

        REFUSAL.asErrorReply(offer);

        assertThat(offer.toXML()).doesNotContain("forbidden").containsOnlyOnce("<error");
    }

    @Test
    void prefixedAttributesDoNotKeepTheRequestAlive() {
        IQ offer = Wire.iq(
                """
                <iq xmlns:x='urn:x' x:type='get' type='set' id='o1' from='alice@example.org/desk' x:to='eve@example.org' \
                to='bob@example.org/phone'><open xmlns='http://jabber.org/protocol/ibb'/></iq>""");

        REFUSAL.asErrorReply(offer);

        assertThat(Markup.attribute(offer.getElement(), "type")).isEqualTo("error");
        assertThat(Markup.attribute(offer.getElement(), "to")).isEqualTo("alice@example.org/desk");
        assertThat(offer.getElement().attributes()).hasSize(4);
    }

    @Test
    void prefixedAttributesDoNotKeepTheAnswerAlive() {
        IQ answer = Wire.iq("<iq xmlns:x='urn:x' x:type='get' type='result' xml:lang='de' id='o1'/>");

        REFUSAL.replaceWithError(answer);

        assertThat(Markup.attribute(answer.getElement(), "type")).isEqualTo("error");
        assertThat(answer.toXML()).contains("xml:lang=\"de\"");
    }

    @Test
    void requestWithoutAddressesIsTurnedAsWell() {
        IQ request = Wire.iq("<iq type='set' id='o1' from='alice@example.org/desk'/>");

        REFUSAL.asErrorReply(request);

        assertThat(request.getTo()).hasToString("alice@example.org/desk");
        assertThat(request.getFrom()).isNull();
    }

    @Test
    void textThatXmlForbidsDoesNotReachTheStream() {
        IQ offer = Wire.offerWith("");

        Refusal.badRequest(text("a\0b<c>\u001F\uFFFE\ud800\ud83d\ude00")).asErrorReply(offer);

        Element parsed = Wire.element(offer.toXML());
        assertThat(parsed.element("error").elementText("text")).isEqualTo("a\uFFFDb<c>\uFFFD\uFFFD\uFFFD\ud83d\ude00");
    }

    @Test
    void textThatXmlAllowsStaysAsItIs() {
        String allowed = "\t\n\r \uD7FF\uE000\uFFFD\uD800\uDC00\uDBFF\uDFFF";

        assertThat(Markup.legal(allowed)).isEqualTo(allowed);
    }

    @Test
    void spoiltAnswerIsAnErrorFromItsSenderToItsRecipient() {
        IQ answer = answer();

        REFUSAL.replaceWithError(answer);

        assertThat(answer.getType()).isEqualTo(IQ.Type.error);
        assertThat(answer.getFrom()).hasToString("bob@example.org/phone");
        assertThat(answer.getTo()).hasToString("alice@example.org/desk");
        assertThat(answer.getID()).isEqualTo("o1");
        assertThat(Wire.readAnswer(answer).error()).contains("policy-violation");
    }

    @Test
    void spoiltAnswerChoosesNothingForPidginAndKeepsItsProfileForGajim() {
        IQ answer = answer();

        REFUSAL.replaceWithError(answer);

        assertThat(answer.toXML()).doesNotContain("<value>").doesNotContain("stream-method");
        assertThat(answer.getElement().element("si").attributeValue("profile")).isEqualTo(Wire.FILE);
    }

    @Test
    void spoiltAnswerNamesNoUsedStreamhost() {
        IQ answer =
                Wire.result("<query xmlns='%s' sid='s1'><streamhost-used jid='a@b/c'/></query>".formatted(Wire.SOCKS5));

        REFUSAL.replaceWithError(answer);

        assertThat(answer.toXML()).doesNotContain("streamhost-used").doesNotContain(Wire.SOCKS5);
    }

    @Test
    void emptyResultIsSpoiltAsWell() {
        IQ answer = Wire.result("");

        REFUSAL.replaceWithError(answer);

        assertThat(answer.toXML()).contains("type=\"error\"").contains("policy-violation");
    }

    private static IQ answer() {
        return Wire.result(
                """
                <si xmlns='http://jabber.org/protocol/si'><feature xmlns='http://jabber.org/protocol/feature-neg'>\
                <x xmlns='jabber:x:data' type='submit'><field var='stream-method'>\
                <value>http://jabber.org/protocol/ibb</value></field></x></feature></si>""");
    }
}
