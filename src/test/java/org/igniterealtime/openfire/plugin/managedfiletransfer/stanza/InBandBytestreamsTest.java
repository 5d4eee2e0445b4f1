// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Block;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Close;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Malformed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Open;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Stray;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;

class InBandBytestreamsTest {

    private static final Envelope FROM_A_TO_B = new Envelope(Wire.A, Wire.B, "o1");

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 61440, 65535})
    void openTellsItsBlockSize(int size) {
        IQ open = ibb("open", "sid='s1' stanza='iq' block-size='" + size + "'", "");

        Open signal = (Open) Wire.read(open).orElseThrow();
        assertThat(signal.envelope()).isEqualTo(FROM_A_TO_B);
        assertThat(signal.stream()).isEqualTo("s1");
        assertThat(signal.blockSize()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "block-size=''",
                "block-size='0'",
                "block-size='-1'",
                "block-size='65536'",
                "block-size='0x10'",
                "block-size='4096 '",
                "block-size='99999999999999999999'"
            })
    void openWithoutAUsableBlockSizeIsMalformed(String attribute) {
        Malformed signal = readMalformed(ibb("open", "sid='s1' " + attribute, ""));

        assertThat(signal.problem()).isEqualTo(Flaw.BLOCK_SIZE_INVALID.with(new Argument.Count(65535)));
        assertThat(signal.offer()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sid=''", "xmlns:x='urn:x' x:sid='s1'"})
    void openAndDataWithoutASessionAreMalformed(String sid) {
        assertThat(readMalformed(ibb("open", "block-size='4096' " + sid, "")).session())
                .isEmpty();
        assertThat(readMalformed(ibb("data", "seq='0' " + sid, "AAAA")).session())
                .isEmpty();
    }

    @Test
    void bytesHiddenInAnElementOfABlockAreMalformed() {
        assertThat(readMalformed(ibb("data", "seq='0' sid='s1'", "<b>AAAA</b>")).problem())
                .isEqualTo(Flaw.BLOCK_WITH_ELEMENTS.plain());
    }

    @Test
    void prefixedAttributesAreMalformed() {
        IQ open = ibb("open", "sid='s1' xmlns:x='urn:x' x:block-size='1' block-size='4096'", "");
        Message block = Wire.message(
                """
                <message from='a@b/c' to='d@e/f' xmlns:x='urn:x' x:type='error' type='chat'>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='3'/></message>""");

        assertThat(readMalformed(open).problem().flaw()).isEqualTo(Flaw.ATTRIBUTE_PREFIXED);
        assertThat(Wire.read(block)).get().isInstanceOf(Malformed.class);
    }

    @Test
    void closeTellsItsSession() {
        assertThat(readClose(ibb("close", "sid='s1'", "")).stream()).contains("s1");
        assertThat(readClose(ibb("close", "sid=''", "")).stream()).isEmpty();
        assertThat(readMalformed(ibb("close", "sid='" + "s".repeat(4096) + "'", ""))
                        .session())
                .hasSize(SessionId.MAX_SHORTENED);
    }

    @ParameterizedTest
    @CsvSource({
        "seq='0', 0",
        "seq='65535', 65535",
        "seq='65536', 65536",
        "'', -1",
        "seq='-1', -1",
        "seq='x', -1",
        "seq='99999999999999999999', -1"
    })
    void blockTellsItsNumberWhereItIsOne(String attribute, long sequence) {
        assertThat(readData(ibb("data", "sid='s1' " + attribute, "AAAA")).sequence())
                .isEqualTo(sequence);
    }

    @Test
    void blockTellsHowManyBytesItDecodesTo() {
        for (int bytes = 0; bytes < 70; bytes++) {
            String encoded = Base64.getEncoder().encodeToString(new byte[bytes]);
            String unpadded = Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);

            assertThat(readData(data(encoded)).bytes()).isEqualTo(bytes);
            assertThat(readData(data(unpadded)).bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void wholeAlphabetIsBase64() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        assertThat(readData(data(alphabet)).bytes()).isEqualTo(48);
    }

    @Test
    void lineBreaksOfGajimDoNotCount() {
        String lines = Base64.getMimeEncoder().encodeToString(new byte[4096]);

        assertThat(readData(data("\n  " + lines + "\n")).bytes()).isEqualTo(4096);
    }

    @Test
    void textInSeveralPiecesCountsAsOne() {
        assertThat(readData(data("AA<![CDATA[AA]]>A<!-- BBBB -->AAA")).bytes()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"A, 1", "AAAAA, 4", "AAAAAA, 4", "AAAA=, 3"})
    void piecesOfXiffThatEndAnywhereAreCounted(String text, int bytes) {
        assertThat(readData(data(text)).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA!", "\u00fc\u00fc\u00fc", "AA-_", "AA AA\u4e00", "QQ==QQ==", "====", "A===", "=AAA"})
    void textThatClientsDecodeInDifferentWaysIsMalformed(String text) {
        assertThat(readMalformed(data(text)).problem().flaw())
                .isIn(Flaw.BLOCK_IN_PIECES, Flaw.BLOCK_NOT_BASE, Flaw.BLOCK_PADDING);
    }

    @Test
    void whatGoesOnIsTheTextThatWasCounted() {
        String lines = Base64.getMimeEncoder().encodeToString(new byte[100]);

        assertThat(Wire.forwarded(data("\n  " + lines + "\n")))
                .contains(">" + Base64.getEncoder().encodeToString(new byte[100]) + "<");
        assertThat(Wire.forwarded(data("AA<![CDATA[AA]]>A<!-- BBBB -->AAA"))).contains(">AAAAAAAA<");
    }

    @Test
    void blockInAMessageIsSeenWhateverElseTheMessageCarries() {
        Message message = Wire.message(
                """
                <message type='chat' from='alice@example.org/desk' to='bob@example.org/phone'>\
                <body>hi</body><amp xmlns='http://jabber.org/protocol/amp'/>\
                <i:data xmlns:i='http://jabber.org/protocol/ibb' sid='s1' seq='3'>AAAA</i:data></message>""");

        Block block = (Block) Wire.read(message).orElseThrow();
        assertThat(block.envelope()).isEqualTo(new Envelope(Wire.A, Wire.B, ""));
        assertThat(block.stream()).isEqualTo("s1");
        assertThat(block.sequence()).isEqualTo(3);
        assertThat(block.bytes()).isEqualTo(3);
        assertThat(block.inMessage()).isTrue();
        assertThat(Wire.forwarded(message)).contains("hi").contains("amp").containsOnlyOnce("AAAA");
    }

    @Test
    void blockInAnErrorIsStray() {
        Message bounced = Wire.message(
                """
                <message type='error' from='alice@example.org/desk' to='bob@example.org/phone'>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='3'>AAAA</data></message>""");

        ((Stray) Wire.read(bounced).orElseThrow()).rewrite().strip(new LocalizedText("why", "en"));
        assertThat(bounced.toXML()).doesNotContain(Wire.IBB);
    }

    @Test
    void twoBlocksInOneMessageAreMalformed() {
        Message message = Wire.message(
                """
                <message from='alice@example.org/desk' to='bob@example.org/phone'>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='3'/>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s1' seq='4'>AAAA</data></message>""");

        assertThat(Wire.read(message)).get().isInstanceOf(Malformed.class);
    }

    @Test
    void closeThatWeSendIsReadAsTheCloseOfThatStream() {
        IQ close = InBandBytestreams.close(Wire.A, Wire.B, "o1", "s<1>");

        assertThat(readClose(Wire.iq(close.toXML())).envelope()).isEqualTo(FROM_A_TO_B);
        assertThat(readClose(Wire.iq(close.toXML())).stream()).contains("s<1>");
        assertThat(close.getType()).isEqualTo(IQ.Type.set);
    }

    private static IQ data(String text) {
        return ibb("data", "sid='s1' seq='0'", text);
    }

    private static IQ ibb(String element, String attributes, String text) {
        return Wire.set("<%s xmlns='%s' %s>%s</%s>".formatted(element, Wire.IBB, attributes, text, element));
    }

    private static Block readData(IQ data) {
        return (Block) Wire.read(data).orElseThrow();
    }

    private static Close readClose(IQ close) {
        return (Close) Wire.read(close).orElseThrow();
    }

    private static Malformed readMalformed(IQ request) {
        return (Malformed) Wire.read(request).orElseThrow();
    }
}
