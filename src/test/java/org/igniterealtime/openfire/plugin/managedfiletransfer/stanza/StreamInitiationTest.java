// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Malformed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class StreamInitiationTest {

    private static final String PLAIN = "<file xmlns='%s' name='notes.txt' size='1022'/>".formatted(Wire.FILE);

    @Test
    void offerWithoutAFormHasNoMethods() {
        Offer offer = (Offer) Wire.read(Wire.offer(PLAIN)).orElseThrow();

        assertThat(offer.methods()).isEmpty();
    }

    @Test
    void prefixesDoNotHideAnOffer() {
        IQ offer = Wire.set(
                """
                <s:si xmlns:s='http://jabber.org/protocol/si' id='s5b-1' \
                profile='http://jabber.org/protocol/si/profile/file-transfer'>\
                <f:file xmlns:f='http://jabber.org/protocol/si/profile/file-transfer' name='notes.exe' size='1'/>\
                <n:feature xmlns:n='http://jabber.org/protocol/feature-neg'><d:x xmlns:d='jabber:x:data' type='form'>\
                <d:field var='stream-method'><d:option><d:value>http://jabber.org/protocol/ibb</d:value></d:option>\
                </d:field></d:x></n:feature></s:si>""");

        Offer signal = (Offer) Wire.read(offer).orElseThrow();

        assertThat(signal.file().name().shown()).isEqualTo("notes.exe");
        assertThat(signal.methods()).containsExactly(StreamMethod.IN_BAND);
    }

    @Test
    void initiationOfSomethingElseThanAFileIsMalformedSinceSmackDoesNotLookAtTheProfile() {
        IQ tube = Wire.set("<si xmlns='%s' id='t1' profile='http://telepathy.freedesktop.org/xmpp/tubes'><tube/></si>"
                .formatted(Wire.SI));

        assertThat(readMalformed(tube).offer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " profile=''", " profile='http://telepathy.freedesktop.org/xmpp/tubes'"})
    void fileUnderNoProfileOrAForeignOneIsMalformed(String profile) {
        IQ offer = Wire.set("<si xmlns='%s' id='s5b-1'%s>%s</si>".formatted(Wire.SI, profile, PLAIN));

        Malformed signal = readMalformed(offer);

        assertThat(signal.problem()).isEqualTo(Flaw.PROFILE_OTHER.with(new Argument.Text(Wire.FILE)));
        assertThat(signal.file().name().shown()).isEqualTo("notes.txt");
    }

    @Test
    void fileThatOnlyClientsWithoutNamespacesSeeIsMalformed() {
        IQ offer = Wire.set("<si xmlns='%s' id='s' xmlns:x='urn:x' x:profile='%s'><file xmlns='urn:x' name='a'/></si>"
                .formatted(Wire.SI, Wire.FILE));

        assertThat(readMalformed(offer).offer()).isTrue();
    }

    @Test
    void malformedOfferStillSaysWhatCouldBeRead() {
        Malformed signal =
                readMalformed(Wire.offer("<file xmlns='%s' name='notes.txt' size='-1'/>".formatted(Wire.FILE)));

        assertThat(signal.offer()).isTrue();
        assertThat(signal.session()).isEqualTo("s5b-1");
        assertThat(signal.file().name().shown()).isEqualTo("notes.txt");
        assertThat(signal.file().size()).isEmpty();
        assertThat(signal.problem().flaw()).isEqualTo(Flaw.SIZE_INVALID);
    }

    @ParameterizedTest
    @MethodSource("ambiguousOffers")
    void offerThatTwoClientsCouldReadDifferentlyIsMalformed(String what, IQ offer) {
        assertThat(readMalformed(offer).offer()).as(what).isTrue();
    }

    static Stream<Arguments> ambiguousOffers() {
        String form = Wire.form(Wire.option(Wire.SOCKS5));
        String field = "<field var='stream-method'><option><value>a</value></option></field>";
        return Stream.of(
                Arguments.of("two files", Wire.offer(PLAIN + PLAIN)),
                Arguments.of("a decoy file first", Wire.offer("<file xmlns='urn:decoy' name='a.exe'/>" + PLAIN)),
                Arguments.of("no file", Wire.offer("")),
                Arguments.of("only a decoy file", Wire.offer("<file xmlns='urn:decoy' name='a.exe'/>")),
                Arguments.of("two forms", Wire.offerWith(form + form)),
                Arguments.of(
                        "two forms in one",
                        Wire.offerWith(
                                """
                        <feature xmlns='http://jabber.org/protocol/feature-neg'>\
                        <x xmlns='jabber:x:data'/><x xmlns='jabber:x:data'/></feature>""")),
                Arguments.of(
                        "two fields",
                        Wire.offerWith(
                                """
                        <feature xmlns='http://jabber.org/protocol/feature-neg'>\
                        <x xmlns='jabber:x:data'>%s%s</x></feature>"""
                                        .formatted(field, field))),
                Arguments.of(
                        "two values in an option",
                        Wire.offerWith(Wire.form("<option><value>a</value><value>b</value></option>"))),
                Arguments.of(
                        "a prefixed profile",
                        Wire.set("<si xmlns='%s' id='s' xmlns:x='urn:x' x:profile='urn:y' profile='%s'>%s</si>"
                                .formatted(Wire.SI, Wire.FILE, PLAIN))),
                Arguments.of(
                        "a prefixed field",
                        Wire.offerWith(
                                """
                        <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data'>\
                        <field xmlns:x='urn:x' x:var='stream-method' var='y'/></x></feature>""")),
                Arguments.of(
                        "a prefixed name",
                        Wire.offer(
                                "<file xmlns='%s' xmlns:x='urn:x' x:name='a.exe' name='b.txt'/>".formatted(Wire.FILE))),
                Arguments.of(
                        "a prefixed size alone",
                        Wire.offer("<file xmlns='%s' xmlns:x='urn:x' name='b.txt' x:size='1'/>".formatted(Wire.FILE))));
    }

    @ParameterizedTest
    @MethodSource("badSessions")
    void offerWithoutAUsableSessionIdIsMalformed(String attribute, int kept) {
        IQ offer = Wire.set("<si xmlns='%s' %s profile='%s'>%s</si>".formatted(Wire.SI, attribute, Wire.FILE, PLAIN));

        Malformed signal = readMalformed(offer);

        assertThat(signal.session()).hasSize(kept);
        assertThat(signal.problem().flaw()).isIn(Flaw.SESSION_MISSING, Flaw.SESSION_TOO_LONG);
    }

    static Stream<Arguments> badSessions() {
        return Stream.of(
                Arguments.of("", 0),
                Arguments.of("id=''", 0),
                Arguments.of("id='" + "s".repeat(1024) + "'", SessionId.MAX_SHORTENED),
                Arguments.of("id='" + "s".repeat(4096) + "'", SessionId.MAX_SHORTENED),
                Arguments.of("id='" + "\u00fc".repeat(512) + "'", SessionId.MAX_SHORTENED));
    }

    @Test
    void longestSessionIdPasses() {
        String id = "\u00fc".repeat(511) + "s";
        IQ offer = Wire.set("<si xmlns='%s' id='%s' profile='%s'>%s</si>".formatted(Wire.SI, id, Wire.FILE, PLAIN));

        assertThat(((Offer) Wire.read(offer).orElseThrow()).session()).isEqualTo(id);
    }

    @Test
    void sessionIdIsNeitherTrimmedNorFolded() {
        IQ offer = Wire.set("<si xmlns='%s' id=' S\u00fcd ' profile='%s'>%s</si>".formatted(Wire.SI, Wire.FILE, PLAIN));

        assertThat(((Offer) Wire.read(offer).orElseThrow()).session()).isEqualTo(" S\u00fcd ");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void methodsOfAnAnswerAreReadLiberally(String answer, Set<StreamMethod> chosen) {
        IQ result = Wire.result("<si xmlns='%s'>%s</si>".formatted(Wire.SI, answer));

        assertThat(Wire.readAnswer(result).methods()).isEqualTo(chosen);
    }

    static Stream<Arguments> answers() {
        String one = "<field var='stream-method'><value>%s</value></field>".formatted(Wire.SOCKS5);
        String two = "<field var='stream-method'><value>%s</value><value>%s</value></field>"
                .formatted(Wire.SOCKS5, Wire.IBB);
        String other = "<field var='stream-method'><value>%s</value></field>".formatted(Wire.IBB);
        String echo = "<field var='stream-method'>%s</field>".formatted(Wire.option(Wire.IBB));
        String form =
                "<feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data'>%s</x></feature>";
        Set<StreamMethod> both = Set.of(StreamMethod.SOCKS5, StreamMethod.IN_BAND);
        return Stream.of(
                Arguments.of("", Set.of()),
                Arguments.of(form.formatted(one), Set.of(StreamMethod.SOCKS5)),
                Arguments.of(form.formatted(two), both),
                Arguments.of(form.formatted(one + other), both),
                Arguments.of(form.formatted(echo), Set.of()),
                Arguments.of(form.formatted("<field var='stream-method'><value/></field>"), Set.of()),
                Arguments.of(
                        form.formatted("<field var='stream-method'><value> urn:new </value></field>"),
                        Set.of(StreamMethod.OTHER)));
    }

    @Test
    void withdrawnMethodIsGoneAndNothingElseChanged() {
        String children = Wire.form(Wire.option(Wire.SOCKS5) + "%s").replaceAll(">\\s+<", "><");
        IQ offer = Wire.offerWith(children.formatted(Wire.option(Wire.IBB) + Wire.option("urn:new")));
        String expected =
                Wire.offerWith(children.formatted(Wire.option("urn:new"))).toXML();

        Offer signal = (Offer) Wire.read(offer).orElseThrow();
        signal.rewrite().withdraw(StreamMethod.IN_BAND);
        signal.rewrite().forward();

        assertThat(Wire.normal(offer.toXML())).isEqualTo(Wire.normal(expected));
    }

    @Test
    void withdrawnMethodHidesNeitherInADefaultNorInWhiteSpace() {
        String sneaky = Wire.option("\n " + Wire.IBB + " ") + "<value>" + Wire.IBB + "</value>";
        IQ offer = Wire.offerWith(Wire.form(Wire.option(Wire.SOCKS5) + sneaky));

        Offer signal = (Offer) Wire.read(offer).orElseThrow();
        signal.rewrite().withdraw(StreamMethod.IN_BAND);
        signal.rewrite().forward();

        assertThat(offer.toXML()).doesNotContain(Wire.IBB).contains(Wire.SOCKS5);
    }

    @Test
    void otherFieldsOfTheFormAreNeitherReadNorPassedOn() {
        String other = "<field var='resume'>%s<value>%s</value></field>".formatted(Wire.option(Wire.IBB), Wire.IBB);
        IQ offer = Wire.offerWith(Wire.form(Wire.option(Wire.SOCKS5)).replace("</x>", other + "</x>"));

        assertThat(((Offer) Wire.read(offer).orElseThrow()).methods()).containsExactly(StreamMethod.SOCKS5);
        assertThat(Wire.forwarded(offer)).doesNotContain(Wire.IBB);
    }

    @ParameterizedTest
    @MethodSource("wholeOffers")
    void whatIsReadGoesOnAsItIs(String payload) {
        IQ offer = Wire.set(payload);
        String before = offer.toXML();

        assertThat(Wire.normal(Wire.forwarded(offer))).isEqualTo(Wire.normal(before));
    }

    static Stream<String> wholeOffers() {
        String si = "<si xmlns='%s' id='s1' mime-type='text/plain' profile='%s'>%%s</si>".formatted(Wire.SI, Wire.FILE);
        String form = Wire.form("<option label='in-band'><value>%s</value></option>%s"
                        .formatted(Wire.IBB, Wire.option(Wire.SOCKS5)))
                .replaceAll(">\\s+<", "><");
        String file =
                """
                <file xmlns='%s' name='a b.tar.gz' size='12' hash='d41d8cd98f00b204e9800998ecf8427e' \
                date='2026-01-02T03:04:05Z'>%%s</file>"""
                        .formatted(Wire.FILE);
        String thumbnail =
                "<thumbnail xmlns='urn:xmpp:thumbs:0' cid='sha1+ab@bob.xmpp.org' mime-type='image/png' width='64' height='48'/>";
        return Stream.of(
                si.formatted(file.formatted("") + form),
                si.formatted(form + file.formatted("<desc>minutes &amp; more</desc><range/>")),
                si.formatted(file.formatted("<desc/><range offset='5' length='2'/>" + thumbnail)),
                si.formatted(file.formatted("") + form
                        + "<si-multiple xmlns='http://telepathy.freedesktop.org/xmpp/si-multiple'/>"));
    }

    @ParameterizedTest
    @MethodSource("hiddenFiles")
    void fileThatOnlyALaxParserSeesIsMalformed(String beside) {
        assertThat(readMalformed(Wire.offerWith(beside)).problem().flaw())
                .isIn(Flaw.ELEMENT_FOREIGN, Flaw.ELEMENT_MISPLACED, Flaw.ELEMENT_REPEATED);
    }

    /** Only a picture that its hash names goes on: an address of any other kind was not judged. */
    @ParameterizedTest
    @CsvSource({
        "cid:sha1+ab@bob.xmpp.org, true",
        "http://203.0.113.66/evil.exe, false",
        "data:application/octet-stream;base64;AAAA, false"
    })
    void thumbnailElsewhereIsLeftOut(String uri, boolean kept) {
        IQ offer = Wire.offer(
                withFile("<thumbnail xmlns='urn:xmpp:thumbs:0' uri='" + uri + "' mime-type='image/png' width='64'/>"));

        readSignal(offer).rewrite().forward();

        assertThat(offer.toXML().contains(uri)).isEqualTo(kept);
    }

    @Test
    void descriptionThatCouldBeTheFileItselfIsMalformed() {
        assertThat(readMalformed(Wire.offer(withFile("<desc>" + "A".repeat(4097) + "</desc>")))
                        .problem())
                .isEqualTo(Flaw.TEXT_TOO_LONG.with(new Argument.Text("desc"), new Argument.Count(4096)));
        readSignal(Wire.offer(withFile("<desc>" + "A".repeat(4096) + "</desc>")));
    }

    private static String withFile(String children) {
        return "<file xmlns='%s' name='notes.txt' size='1022'>%s</file>%s"
                .formatted(Wire.FILE, children, Wire.form(Wire.option(Wire.IBB)));
    }

    static Stream<String> hiddenFiles() {
        String evil = "<file name='evil.exe' size='1'/>";
        return Stream.of(
                "<x xmlns='urn:x'>" + evil + "</x>",
                "<x xmlns='urn:x'><y><z>" + evil + "</z></y></x>",
                "<x xmlns='urn:x'><file xmlns='%s' name='evil.exe'/></x>".formatted(Wire.FILE),
                Wire.form(Wire.option(Wire.IBB) + evil),
                "<desc xmlns='%s'>%s</desc>".formatted(Wire.FILE, evil));
    }

    @Test
    void depthOfForeignElementsDoesNotMatter() {
        String deep = "<x xmlns='urn:x'>" + "<y>".repeat(2_000) + "<file/>" + "</y>".repeat(2_000) + "</x>";

        assertThat(readMalformed(Wire.offerWith(deep)).problem().flaw()).isEqualTo(Flaw.ELEMENT_MISPLACED);
    }

    @Test
    void unknownExtensionIsLeftOut() {
        assertThat(Wire.forwarded(Wire.offerWith("<note xmlns='urn:x' name='evil.exe'>evil</note>")))
                .doesNotContain("evil");
    }

    @Test
    void answerGoesOnWithWhatItChose() {
        IQ answer = Wire.result(
                """
                <si xmlns='http://jabber.org/protocol/si' id='s1'>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='evil.exe' size='5'>\
                <range offset='2'/></file>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='submit'>\
                <field var='stream-method'><value>http://jabber.org/protocol/ibb</value></field></x></feature></si>""");

        Wire.readAnswer(answer).rewrite().forward();

        assertThat(answer.toXML()).contains("offset=\"2\"").contains(Wire.IBB).doesNotContain("evil");
    }

    private static Offer readSignal(IQ offer) {
        return (Offer) Wire.read(offer).orElseThrow();
    }

    private static Malformed readMalformed(IQ offer) {
        return (Malformed) Wire.read(offer).orElseThrow();
    }
}
