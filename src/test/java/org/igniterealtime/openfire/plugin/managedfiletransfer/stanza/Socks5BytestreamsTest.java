// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Activation;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Malformed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Streamhosts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmpp.packet.IQ;

class Socks5BytestreamsTest {

    private static final String HOST = "<streamhost jid='p.example.org' host='192.0.2.10' port='7777'/>";

    private static final String FAST = "<fast xmlns='http://affinix.com/jabber/stream'/>";

    @ParameterizedTest
    @CsvSource({
        "port='7777', 7777",
        "port='1', 1",
        "port='65535', 65535",
        "'', 1080",
        "port='', -1",
        "port='0', -1",
        "port='65536', -1",
        "port='-7777', -1",
        "port='+7777', -1",
        "port=' 7777', -1",
        "port='0x50', -1",
        "port='99999999999999999999999', -1",
        "port='socks', -1"
    })
    void portIsAPlainNumberOrTheDefault(String attribute, int port) {
        IQ query = query("<streamhost jid='p.example.org' host='192.0.2.10' %s/>".formatted(attribute));

        assertThat(readOffer(query).streamhosts()).containsExactly(new Streamhost("p.example.org", "192.0.2.10", port));
    }

    @Test
    void streamhostWithoutJidOrHostIsReadAsOneThatIsNobodys() {
        assertThat(readOffer(query("<streamhost zeroconf='_jabber.bytestreams'/>"))
                        .streamhosts())
                .containsExactly(new Streamhost("", "", Streamhost.DEFAULT_PORT));
    }

    @Test
    void streamhostInAForeignNamespaceOrPlaceIsMalformedSinceSomeClientsSeeIt() {
        String foreign = "<streamhost xmlns='urn:x' jid='a@b/c' host='10.0.0.1' port='1'/>";

        assertThat(readMalformed(query(HOST + foreign)).problem())
                .isEqualTo(Flaw.ELEMENT_FOREIGN.with(new Argument.Text("streamhost")));
        assertThat(readMalformed(query(HOST + "<x xmlns='urn:x'>" + foreign + "</x>"))
                        .problem())
                .isEqualTo(Flaw.ELEMENT_MISPLACED.plain());
    }

    @Test
    void queryWithoutStreamhostsIsAnOfferOfNone() {
        Streamhosts offer = readOffer(query(FAST));

        assertThat(offer.streamhosts()).isEmpty();
        assertThat(offer.fast()).isTrue();
    }

    @Test
    void fastOfAnotherNamespaceIsMalformedSinceIrisWouldTakeIt() {
        assertThat(readMalformed(query(HOST + "<fast xmlns='urn:x'/>")).problem())
                .isEqualTo(Flaw.ELEMENT_FOREIGN.with(new Argument.Text("fast")));
    }

    @Test
    void udpIsToldByItsMode() {
        assertThat(readOffer(query("sid='s1' mode='udp'", HOST)).udp()).isTrue();
        assertThat(readOffer(query("sid='s1' mode='tcp'", HOST)).udp()).isFalse();
        assertThat(readOffer(query("sid='s1'", HOST)).udp()).isFalse();
    }

    @Test
    void questionForAProxysAddressIsKnownSinceItsAnswerHasStreamhosts() {
        IQ question = Wire.iq("<iq type='get' id='q' from='%s' to='p.example.org'><query xmlns='%s' sid='old'/></iq>"
                .formatted(Wire.A, Wire.SOCKS5));
        IQ answer = Wire.result("<query xmlns='%s'>%s<x xmlns='urn:x'/></query>".formatted(Wire.SOCKS5, HOST));

        assertThat(Wire.read(question)).get().isInstanceOf(TransferSignal.AddressQuestion.class);
        Wire.readAnswer(answer, AwaitedKind.ADDRESS).rewrite().forward();
        assertThat(answer.toXML()).contains("192.0.2.10").doesNotContain("urn:x");
    }

    @Test
    void answerToStreamhostsCarriesNoneItself() {
        IQ answer = Wire.result("<query xmlns='%s'><streamhost-used jid='p'/>%s</query>".formatted(Wire.SOCKS5, HOST));

        TransferSignal.Answer signal = Wire.readAnswer(answer);

        assertThat(signal.problem()).isPresent();
        signal.rewrite().forward();
        assertThat(answer.toXML()).contains("streamhost-used").doesNotContain("192.0.2.10");
    }

    @Test
    void asManyStreamhostsAsAllowedPassAndOneMoreDoesNot() {
        assertThat(readOffer(query(HOST.repeat(Socks5Bytestreams.MAX_STREAMHOSTS)))
                        .streamhosts())
                .hasSize(Socks5Bytestreams.MAX_STREAMHOSTS);
        Problem tooMany = Flaw.ELEMENTS_TOO_MANY.with(new Argument.Text("streamhost"), new Argument.Count(64));
        assertThat(readMalformed(query(HOST.repeat(Socks5Bytestreams.MAX_STREAMHOSTS + 1)))
                        .problem())
                .isEqualTo(tooMany);
        assertThat(readMalformed(query(HOST.repeat(10_000))).problem()).isEqualTo(tooMany);
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void queryThatCouldBeReadInTwoWaysIsMalformed(String what, IQ query) {
        Malformed signal = readMalformed(query);

        assertThat(signal.offer()).as(what).isFalse();
        assertThat(signal.problem().flaw()).as(what).isNotNull();
    }

    static Stream<Arguments> badQueries() {
        String activate = "<activate>bob@example.org/phone</activate>";
        return Stream.of(
                Arguments.of("no sid", query("", HOST)),
                Arguments.of("empty sid", query("sid=''", HOST)),
                Arguments.of("4 kB sid", query("sid='" + "s".repeat(4096) + "'", HOST)),
                Arguments.of("two activations", query(activate + activate)),
                Arguments.of("streamhosts and an activation", query(HOST + activate)),
                Arguments.of("activation of nobody", query("<activate> </activate>")),
                Arguments.of("activation of anything", query("<activate>" + "x".repeat(10_000) + "</activate>")),
                Arguments.of("unknown mode", query("sid='s1' mode='sctp'", HOST)),
                Arguments.of("prefixed sid", query("sid='s1' xmlns:x='urn:x' x:sid='s2'", HOST)),
                Arguments.of(
                        "prefixed host",
                        query(
                                """
                        <streamhost xmlns:x='urn:x' jid='p.example.org' x:host='10.0.0.1' host='192.0.2.10'/>""")),
                Arguments.of(
                        "streamhosts in a get",
                        Wire.iq("<iq type='get' id='q' from='%s' to='%s'><query xmlns='%s' sid='s1'>%s</query></iq>"
                                .formatted(Wire.A, Wire.B, Wire.SOCKS5, HOST))));
    }

    @Test
    void activationNamesItsTargetTrimmedFromAnyKindOfText() {
        IQ activation = query("<activate>\n<![CDATA[bob@example.org]]>/phone </activate>");

        assertThat(((Activation) Wire.read(activation).orElseThrow()).target()).isEqualTo("bob@example.org/phone");
    }

    @Test
    void longestAddressIsActivated() {
        String longest = "x".repeat(1023) + "@" + "y".repeat(1023) + "/" + "z".repeat(1023);

        assertThat(Wire.read(query("<activate>%s</activate>".formatted(longest))))
                .get()
                .isInstanceOf(Activation.class);
    }

    @Test
    void usedStreamhostOfAnAnswerIsTold() {
        IQ answer =
                Wire.result("<query xmlns='%s'><streamhost-used jid='p.example.org'/></query>".formatted(Wire.SOCKS5));

        assertThat(Wire.readAnswer(answer).usedStreamhost()).contains("p.example.org");
        assertThat(Wire.readAnswer(Wire.result("")).usedStreamhost()).isEmpty();
    }

    @Test
    void answerThatNamesTwoUsedStreamhostsIsAProblem() {
        String used = "<streamhost-used jid='p.example.org'/>";
        String other = "<streamhost-used jid='alice@example.org/desk'/>";

        assertThat(Wire.readAnswer(result(used + other)).problem()).isPresent();
        assertThat(Wire.readAnswer(result(other + used + used)).problem()).isPresent();
        assertThat(Wire.readAnswer(result("<streamhost-used/>")).problem()).isPresent();
        assertThat(Wire.readAnswer(result(used)).problem()).isEmpty();
    }

    @Test
    void onlyWhatIsKeptGoesOnInItsOrder() {
        String mine = "<streamhost jid='alice@example.org/desk' host='10.0.0.1' port='1'/>";
        String proxy =
                """
                <streamhost jid='p.example.org' host='192.0.2.10' port='7777'%s>\
                <proxy xmlns='http://affinix.com/jabber/stream'/></streamhost>""";
        String note = "<note xmlns='urn:x'>left out</note>";
        IQ query =
                query("sid='s1' dstaddr='ab' x='y'", mine + proxy.formatted(" extra='1'") + FAST + mine + HOST + note);
        String expected =
                query("sid='s1' dstaddr='ab'", proxy.formatted("") + HOST).toXML();

        Streamhosts offer = readOffer(query);
        offer.rewrite().keepOnly(host -> host.port() == 7777);
        offer.rewrite().forward();

        assertThat(offer.rewrite().isLess()).isTrue();
        assertThat(Wire.normal(query.toXML())).isEqualTo(Wire.normal(expected));
    }

    @Test
    void whatIsReadGoesOnAsItIs() {
        String children = HOST + "<streamhost jid='b@c/d' host='h' port='x'/>" + FAST;
        IQ query = query("sid='s1' mode='tcp' dstaddr='ab'", children);
        String before = query.toXML();

        assertThat(Wire.normal(Wire.forwarded(query))).isEqualTo(Wire.normal(before));
    }

    private static IQ query(String children) {
        return query("sid='s1'", children);
    }

    private static IQ query(String attributes, String children) {
        return Wire.set("<query xmlns='%s' %s>%s</query>".formatted(Wire.SOCKS5, attributes, children));
    }

    private static IQ result(String children) {
        return Wire.result("<query xmlns='%s'>%s</query>".formatted(Wire.SOCKS5, children));
    }

    private static Streamhosts readOffer(IQ query) {
        return (Streamhosts) Wire.read(query).orElseThrow();
    }

    private static Malformed readMalformed(IQ query) {
        return (Malformed) Wire.read(query).orElseThrow();
    }
}
