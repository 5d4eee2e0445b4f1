// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Malformed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

class StanzaReaderTest {

    private static final String OPEN = "<open xmlns='http://jabber.org/protocol/ibb' sid='s1' block-size='1'/>";

    private static final String SI =
            """
            <si xmlns='http://jabber.org/protocol/si' id='s1' \
            profile='http://jabber.org/protocol/si/profile/file-transfer'>\
            <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='a'/></si>""";

    private final StanzaReader reader = new StanzaReader(new Awaited() {
        @Override
        public boolean isOfferer(Envelope stanza) {
            return false;
        }

        @Override
        public boolean mayAnswer(String id) {
            return id.equals("waited");
        }

        @Override
        public Optional<AwaitedKind> kind(Envelope answer) {
            return Optional.of(AwaitedKind.OFFER);
        }
    });

    @Test
    void whatIsNotAFileTransferIsNotOurBusiness() {
        assertThat(reader.read(Wire.message("<message from='a@b/c' to='d@e'><body>hi</body></message>")))
                .isEmpty();
        assertThat(reader.read(Wire.presence("<presence from='a@b/c'/>"))).isEmpty();
        assertThat(reader.read(Wire.set("<query xmlns='jabber:iq:roster'/>"))).isEmpty();
        assertThat(reader.read(Wire.set(""))).isEmpty();
        assertThat(reader.read(Wire.set("<si xmlns='urn:x'/>"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from='alice@example.org/desk'", "to='bob@example.org/phone'", ""})
    void requestWithoutBothAddressesIsForTheServerItself(String addresses) {
        assertThat(reader.read(Wire.iq("<iq type='set' id='o1' %s>%s</iq>".formatted(addresses, OPEN))))
                .isEmpty();
    }

    @Test
    void addressesAreToldInTheFormInWhichTheServerRoutesThem() {
        IQ open = Wire.iq("<iq type='set' id='o1' from='Dave@Remote.EXAMPLE/X' to='BOB@Example.org/Phone'>%s</iq>"
                .formatted(OPEN));

        Envelope envelope = envelope(open);

        assertThat(envelope.from()).isEqualTo(new Party("dave@remote.example/X"));
        assertThat(envelope.to()).isEqualTo(new Party("bob@example.org/Phone"));
    }

    @Test
    void addressThatCannotBePreparedIsToldAsItIs() {
        IQ open = Wire.iq(
                "<iq type='set' id='o1' from='a b@remote.example/x' to='bob@example.org'>%s</iq>".formatted(OPEN));

        assertThat(envelope(open).from()).isEqualTo(new Party("a b@remote.example/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id=''"})
    void requestWithoutAnIdIsMalformed(String id) {
        IQ request = Wire.iq("<iq type='set' %s from='a@b/c' to='d@e/f'>%s</iq>".formatted(id, OPEN));

        Malformed signal = (Malformed) reader.read(request).orElseThrow();

        assertThat(signal.envelope().id()).isEmpty();
        assertThat(signal.problem().flaw()).isEqualTo(Flaw.ID_INVALID);
    }

    @Test
    void requestWithAnEndlessIdIsMalformed() {
        IQ request =
                Wire.iq("<iq type='set' id='%s' from='a@b/c' to='d@e/f'>%s</iq>".formatted("i".repeat(1024), OPEN));

        assertThat(reader.read(request)).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "type=''", "type='SET'", "type='submit'"})
    void requestWithoutAValidTypeIsMalformedSinceACarelessClientWouldTakeIt(String type) {
        IQ request = Wire.iq("<iq %s id='o1' from='a@b/c' to='d@e/f'>%s</iq>".formatted(type, OPEN));

        assertThat(reader.read(request)).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"xmlns:x='urn:x' x:type='result' type='set'", "xmlns:x='urn:x' type='set' x:id='o2'"})
    void prefixedAttributesOfTheStanzaDoNotHideARequest(String attributes) {
        IQ request = Wire.iq("<iq id='o1' from='a@b/c' to='d@e/f' %s>%s</iq>".formatted(attributes, OPEN));

        assertThat(reader.read(request)).get().isInstanceOf(Malformed.class);
    }

    @Test
    void twoPayloadsAreMalformed() {
        Malformed twoOffers = (Malformed) reader.read(Wire.set(SI + SI)).orElseThrow();
        Malformed twoSteps = (Malformed) reader.read(Wire.set(OPEN + OPEN)).orElseThrow();
        Malformed mixed = (Malformed) reader.read(Wire.set(OPEN + SI)).orElseThrow();

        assertThat(twoOffers.offer()).isTrue();
        assertThat(twoSteps.offer()).isFalse();
        assertThat(mixed.problem().flaw()).isEqualTo(Flaw.SEVERAL_PAYLOADS);
    }

    @Test
    void offerBehindAnInitiationOfSomethingElseIsMalformed() {
        IQ request = Wire.set("<si xmlns='http://jabber.org/protocol/si' id='t' profile='urn:tubes'/>" + SI);

        assertThat(reader.read(request)).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<query xmlns='jabber:iq:version'/>%s", "%s<query xmlns='jabber:iq:version'/>"})
    void payloadBesideAForeignOneIsMalformed(String payloads) {
        assertThat(reader.read(Wire.set(payloads.formatted(OPEN)))).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<query xmlns='http://jabber.org/protocol/si'/>",
                "<file xmlns='http://jabber.org/protocol/si'/>",
                "<si xmlns='http://jabber.org/protocol/bytestreams'/>",
                "<offer xmlns='http://jabber.org/protocol/ibb'/>",
                "<activate xmlns='http://affinix.com/jabber/stream'/>"
            })
    void elementThatTheProtocolDoesNotKnowIsMalformed(String payload) {
        assertThat(reader.read(Wire.set(payload))).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "data", "close"})
    void inBandRequestThatOnlyAsksIsMalformed(String name) {
        IQ request = Wire.iq(
                "<iq type='get' id='o1' from='a@b/c' to='d@e/f'><%s xmlns='%s' sid='s' seq='0' block-size='1'/></iq>"
                        .formatted(name, Wire.IBB));

        assertThat(reader.read(request)).get().isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"result, other", "error, other", "result, ''", "error, waited-not"})
    void payloadInAnAnswerThatNobodyWaitsForIsStrayAndIsTakenOut(String type, String id) {
        for (String payload : List.of(OPEN, SI, "<data xmlns='%s' sid='s' seq='0'>AAAA</data>".formatted(Wire.IBB))) {
            IQ answer = Wire.iq("<iq type='%s' id='%s' from='a@b/c' to='d@e/f'>%s<error type='cancel'/></iq>"
                    .formatted(type, id, payload));

            ((TransferSignal.Stray) reader.read(answer).orElseThrow()).rewrite().strip(new LocalizedText("why", "en"));

            assertThat(answer.getType()).isEqualTo(IQ.Type.error);
            assertThat(answer.toXML())
                    .contains("<error")
                    .doesNotContain("<open", "<data", "<file", "<feature", "stream-method");
        }
    }

    @Test
    void echoInAnAwaitedErrorNamesTheOfferAndNoFile() {
        IQ error = Wire.iq(
                "<iq type='error' id='waited' from='a@b/c' to='d@e/f'>%s<error type='cancel'/></iq>".formatted(SI));

        ((TransferSignal.Answer) reader.read(error).orElseThrow()).rewrite().forward();

        assertThat(error.getElement().element("si").attributeValue("profile")).isEqualTo(Wire.FILE);
        assertThat(error.getElement().element("si").elements()).isEmpty();
        assertThat(error.getElement().element("error")).isNotNull();
    }

    /** What says why goes on; an element of the name of an error, or within one, does not. */
    @Test
    void errorOfAnAwaitedAnswerHasOnlyItsConditions() {
        IQ error = Wire.iq(
                """
                <iq type='error' id='waited' from='a@b/c' to='d@e/f'><error type='cancel' code='400'>\
                <bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\
                <no-valid-streams xmlns='http://jabber.org/protocol/si'/>\
                <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>why</text>\
                <x xmlns='urn:x'><data xmlns='http://jabber.org/protocol/ibb'/></x></error>\
                <error xmlns='urn:x'><data xmlns='http://jabber.org/protocol/ibb'>AAAA</data></error></iq>""");

        ((TransferSignal.Answer) reader.read(error).orElseThrow()).rewrite().forward();

        assertThat(error.toXML())
                .contains("bad-request", "no-valid-streams", ">why</text>", "code=\"400\"")
                .doesNotContain("<data", "urn:x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "normal", "chat", "headline", "unheard-of"})
    void blockIsReadInAMessageOfAnyType(String type) {
        assertThat(Wire.read(message("type='" + type + "'", ""))).get().isInstanceOf(TransferSignal.Block.class);
    }

    @Test
    void blockToARoomOrToManyIsMalformed() {
        String addresses = "<addresses xmlns='http://jabber.org/protocol/address'/>";

        assertThat(Wire.read(message("type='groupchat'", ""))).get().isInstanceOf(Malformed.class);
        assertThat(Wire.read(message("", addresses))).get().isInstanceOf(Malformed.class);
    }

    @Test
    void messageToNobodyIsForTheSendersOwnAccount() {
        Message message =
                Wire.message("<message from='a@b/c'><data xmlns='%s' sid='s' seq='0'/></message>".formatted(Wire.IBB));

        assertThat(((TransferSignal.Block) Wire.read(message).orElseThrow())
                        .envelope()
                        .to())
                .isEqualTo(new Party("a@b"));
    }

    @Test
    void answerThatIsDiscardedReachesNobody() {
        IQ answer = Wire.result(SI);

        Wire.readAnswer(answer).rewrite().discard("b");

        assertThat(answer.getTo()).hasToString("b");
        assertThat(answer.getID()).isNotEqualTo("o1");
        assertThat(answer.getElement().elements()).isEmpty();
    }

    @Test
    void answerIsReadOnlyWhereSomebodyWaitsForIt() {
        String answer = "<iq type='%s' id='%s' from='a@b/c' to='d@e/f'>%s</iq>";

        assertThat(reader.read(Wire.iq(answer.formatted("result", "other", ""))))
                .isEmpty();
        assertThat(reader.read(Wire.iq(answer.formatted("error", "other", "")))).isEmpty();
        assertThat(reader.read(Wire.iq("<iq type='result' from='a@b/c' to='d@e/f'/>")))
                .isEmpty();
        TransferSignal.Answer read = (TransferSignal.Answer)
                reader.read(Wire.iq(answer.formatted("result", "waited", SI))).orElseThrow();
        assertThat(read.envelope()).isEqualTo(new Envelope(new Party("a@b/c"), new Party("d@e/f"), "waited"));
        assertThat(read.methods()).isEmpty();
        assertThat(read.error()).isEmpty();
    }

    /** A client answers a ping, or what it was asked about itself, by itself; the id is the sender's choice. */
    @Test
    void resultOfSomethingElseUnderTheSameIdIsNoAnswer() {
        String result = "<iq type='result' id='waited' from='a@b/c' to='d@e/f'>%s</iq>";

        assertThat(reader.read(Wire.iq(result.formatted("<query xmlns='urn:x'/>"))))
                .isEmpty();
    }

    @Test
    void payloadOfAnErrorChoosesNothing() {
        IQ error = Wire.iq(
                """
                <iq type='error' id='waited' from='bob@example.org/phone' to='alice@example.org/desk'>\
                <si xmlns='http://jabber.org/protocol/si'><feature xmlns='http://jabber.org/protocol/feature-neg'>\
                <x xmlns='jabber:x:data'><field var='stream-method'><value>http://jabber.org/protocol/ibb</value>\
                </field></x></feature></si><error code='403' type='cancel'>\
                <forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>""");

        TransferSignal.Answer reply = (TransferSignal.Answer) reader.read(error).orElseThrow();

        assertThat(reply.methods()).isEmpty();
        assertThat(reply.error()).contains("forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>, policy-violation",
                "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>no</text>, undefined-condition",
                "<ABC xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>, undefined-condition",
                "<no-valid-streams xmlns='http://jabber.org/protocol/si'/>, undefined-condition",
                "\"\", undefined-condition"
            })
    void conditionOfAnErrorIsToldWhateverThePeerMadeUp(String condition, String told) {
        IQ error = Wire.iq(
                "<iq type='error' id='waited' from='a@b/c' to='d@e/f'><error>%s</error></iq>".formatted(condition));

        assertThat(((TransferSignal.Answer) reader.read(error).orElseThrow()).error())
                .contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "403, forbidden",
        "404, item-not-found",
        "406, not-acceptable",
        "999, undefined-condition",
        "x, undefined-condition"
    })
    void numberOfAnOldErrorIsTold(String code, String told) {
        IQ error = Wire.iq("<iq type='error' id='waited' from='a@b/c' to='d@e/f'><error code='%s'>Declined</error></iq>"
                .formatted(code));

        assertThat(((TransferSignal.Answer) reader.read(error).orElseThrow()).error())
                .contains(told);
    }

    @Test
    void errorWithoutAnErrorIsToldAsUndefined() {
        IQ error = Wire.iq("<iq type='error' id='waited' from='a@b/c' to='d@e/f'/>");

        assertThat(((TransferSignal.Answer) reader.read(error).orElseThrow()).error())
                .contains("undefined-condition");
    }

    private Envelope envelope(IQ request) {
        return ((TransferSignal.Addressed) reader.read(request).orElseThrow()).envelope();
    }

    private static Message message(String attributes, String beside) {
        return Wire.message(
                "<message from='a@b/c' to='d@e/f' %s>%s<data xmlns='%s' sid='s' seq='0'>AAAA</data></message>"
                        .formatted(attributes, beside, Wire.IBB));
    }
}
