// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

/** The part of a file that an answer asks for (XEP-0096 section 3). */
class RangeTest {

    @ParameterizedTest
    @CsvSource({"offset='512', 512,", "length='7', 0, 7", "offset='5' length='2', 5, 2", "offset='0', 0,"})
    void isReadFromTheAnswerAndGoesOn(String attributes, long offset, Long length) {
        IQ answer = answer("<range " + attributes + "/>");

        TransferSignal.Answer read = Wire.readAnswer(answer);

        OptionalLong bytes = length == null ? OptionalLong.empty() : OptionalLong.of(length);
        assertThat(read.range()).contains(new FileRange(offset, bytes));
        assertThat(read.problem()).isEmpty();
        read.rewrite().forward();
        assertThat(Wire.readAnswer(answer).range()).isEqualTo(read.range());
    }

    @Test
    void isTheWholeFileWhereNothingIsAskedFor() {
        assertThat(Wire.readAnswer(answer("<range/>")).range()).isEmpty();
        assertThat(Wire.readAnswer(answer("<range/>")).problem()).isEmpty();
        assertThat(Wire.readAnswer(answer("")).range()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offset='-1'",
                "offset=''",
                "length=''",
                "offset='' length=''",
                "offset='0x10'",
                "offset=' 5'",
                "offset='5.0'",
                "offset='+5'",
                "offset='\u0665'",
                "offset='10000000000000000000000'",
                "offset='9223372036854775808'",
                "offset='5' length='-1'",
                "offset='5' length='0'",
                "offset='5' length='9223372036854775807'",
                "offset='9223372036854775807' length='9223372036854775807'"
            })
    void thatClientsReadDifferentlyIsAProblem(String attributes) {
        TransferSignal.Answer answer = Wire.readAnswer(answer("<range " + attributes + "/>"));

        assertThat(answer.problem()).contains(Flaw.RANGE_INVALID.plain());
        assertThat(answer.range()).isEmpty();

        IQ offer = offer("size='1000'", "<range " + attributes + "/>");
        assertThat(((TransferSignal.Malformed) Wire.read(offer).orElseThrow()).problem())
                .isEqualTo(Flaw.RANGE_INVALID.plain());
    }

    @Test
    void isAProblemWhereThereAreTwo() {
        assertThat(Wire.readAnswer(answer("<range offset='1'/><range offset='2'/>"))
                        .problem())
                .isPresent();
    }

    @Test
    void ofAnOfferSaysThatASenderCanSendOne() {
        assertThat(offered("<range/>").file().ranged()).isTrue();
        assertThat(offered("").file().ranged()).isFalse();
    }

    @Test
    void ofAnOfferMustBeWithinTheFile() {
        assertThat(Wire.read(offer("size='1000'", "<range offset='1001'/>")).orElseThrow())
                .isInstanceOf(TransferSignal.Malformed.class);
        assertThat(Wire.read(offer("size='1000'", "<range offset='1000'/>")).orElseThrow())
                .isInstanceOf(TransferSignal.Offer.class);
    }

    @Test
    void canBeTakenOutOfTheAnswer() {
        IQ answer = answer("<range offset='512'/>");

        AnswerRewrite rewrite = Wire.readAnswer(answer).rewrite();
        rewrite.askForAll();
        rewrite.forward();

        assertThat(answer.toXML()).doesNotContain("range").contains(Wire.IBB);
    }

    private static TransferSignal.Offer offered(String children) {
        return (TransferSignal.Offer) Wire.read(offer("size='1000'", children)).orElseThrow();
    }

    private static IQ offer(String attributes, String children) {
        return Wire.offer("<file xmlns='%s' name='notes.txt' %s>%s</file>%s"
                .formatted(Wire.FILE, attributes, children, Wire.form(Wire.option(Wire.IBB))));
    }

    private static IQ answer(String range) {
        return Wire.result(
                """
                <si xmlns='http://jabber.org/protocol/si' id='s1'>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer'>%s</file>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='submit'>\
                <field var='stream-method'><value>http://jabber.org/protocol/ibb</value></field></x></feature></si>"""
                        .formatted(range));
    }
}
