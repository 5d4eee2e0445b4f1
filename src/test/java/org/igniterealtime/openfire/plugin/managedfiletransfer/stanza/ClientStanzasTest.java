// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

/** What the clients of the field really send. */
class ClientStanzasTest {

    @Test
    void readsTheOfferOfSmack() {
        IQ offer = Wire.iq(
                """
                <iq to='bob@example.org/phone' from='alice@example.org/desk' id='7LWVI-49' type='set'>\
                <si xmlns='http://jabber.org/protocol/si' id='jsi_-1203945587' mime-type='text/plain' \
                profile='http://jabber.org/protocol/si/profile/file-transfer'>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='notes.txt' size='1022'>\
                <desc>minutes</desc></file>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>\
                <field var='stream-method' type='list-single'>\
                <option><value>http://jabber.org/protocol/bytestreams</value></option>\
                <option><value>http://jabber.org/protocol/ibb</value></option></field></x></feature></si></iq>""");

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.envelope()).isEqualTo(new Envelope(Wire.A, Wire.B, "7LWVI-49"));
        assertThat(signal.session()).isEqualTo("jsi_-1203945587");
        assertThat(signal.file().name().shown()).isEqualTo("notes.txt");
        assertThat(signal.file().size()).hasValue(1022);
        assertThat(signal.file().mimeType()).contains("text/plain");
        assertThat(signal.file().md5()).isEmpty();
        assertThat(signal.methods()).containsExactlyInAnyOrder(StreamMethod.SOCKS5, StreamMethod.IN_BAND);
    }

    @Test
    void readsTheOfferOfSparkThatSendsInBandByDefault() {
        IQ offer = Wire.offerWith(Wire.form(Wire.option(Wire.IBB)));

        assertThat(readOffer(offer).methods()).containsExactly(StreamMethod.IN_BAND);
    }

    @Test
    void readsTheOfferOfSmackForAnEmptyFileAsOneOfUnknownSize() {
        IQ offer = Wire.offer("<file xmlns='%s' name='empty.txt'/>".formatted(Wire.FILE));

        assertThat(readOffer(offer).file().size()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void readsTheOfferOfXiffWithItsConstantSessionAndItsBrokenHash() {
        IQ offer = Wire.set(
                """
                <si xmlns='http://jabber.org/protocol/si' id='letsdoit' mime-type='image/png' \
                profile='http://jabber.org/protocol/si/profile/file-transfer'>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>\
                <field var='stream-method' type='list-single'>\
                <option label='XEP-0047: In-Band Bytestreams'><value>http://jabber.org/protocol/ibb</value></option>\
                </field></x></feature>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='face.png' size='20480' \
                hash='\u00d4?\u00f1'/></si>""");

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.session()).isEqualTo("letsdoit");
        assertThat(signal.file().md5()).isEmpty();
        assertThat(signal.methods()).containsExactly(StreamMethod.IN_BAND);
    }

    @Test
    void readsTheOfferOfPidgin() {
        IQ offer = Wire.iq(
                """
                <iq type='set' id='purple2a' to='bob@example.org/phone' from='alice@example.org/desk'>\
                <si xmlns='http://jabber.org/protocol/si' id='purple2b' \
                profile='http://jabber.org/protocol/si/profile/file-transfer'>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='holiday.jpg' size='2147483648'/>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>\
                <field var='stream-method' type='list-single'>\
                <option><value>http://jabber.org/protocol/bytestreams</value></option>\
                <option><value>http://jabber.org/protocol/ibb</value></option></field></x></feature></si></iq>""");

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.session()).isEqualTo("purple2b");
        assertThat(signal.file().size()).hasValue(2_147_483_648L);
    }

    @Test
    void readsTheOfferOfPsiWithRangeAndThumbnail() {
        IQ offer = Wire.offer(
                """
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='a b.tar.gz' size='0'>\
                <desc/><range/><thumbnail xmlns='urn:xmpp:thumbs:0' cid='sha1+ab@bob.xmpp.org' width='64'/></file>"""
                        + Wire.form(Wire.option(Wire.SOCKS5)));

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.file().name().shown()).isEqualTo("a b.tar.gz");
        assertThat(signal.file().size()).hasValue(0);
    }

    @Test
    void readsTheOfferOfGajimWhoseStanzaIdIsTheSession() {
        IQ offer = Wire.iq(
                """
                <iq xmlns='jabber:client' to='bob@example.org/phone' from='alice@example.org/desk' type='set' id='XyZ9'>
                  <si xmlns='http://jabber.org/protocol/si' id='XyZ9'
                      profile='http://jabber.org/protocol/si/profile/file-transfer'>
                    <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='x.pdf' size='5'
                        hash='D41D8CD98F00B204E9800998ECF8427E' date='2026-01-02T03:04:05Z'><range/></file>
                    <feature xmlns='http://jabber.org/protocol/feature-neg'>
                      <x xmlns='jabber:x:data' type='form'>
                        <field var='stream-method' type='list-single'>
                          <option><value>
                            http://jabber.org/protocol/bytestreams
                          </value></option>
                        </field>
                      </x>
                    </feature>
                  </si>
                </iq>""");

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.envelope().id()).isEqualTo(signal.session()).isEqualTo("XyZ9");
        assertThat(signal.file().md5()).contains("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(signal.methods()).containsExactly(StreamMethod.SOCKS5);
    }

    @Test
    void readsTheOfferOfGabbleThatDoesNotKnowTheSize() {
        IQ offer = Wire.offer("<file xmlns='%s' name='pipe' size='18446744073709551615'/>".formatted(Wire.FILE)
                + Wire.form(Wire.option(Wire.SOCKS5) + Wire.option(Wire.IBB))
                + "<si-multiple xmlns='http://telepathy.freedesktop.org/xmpp/si-multiple'/>");

        TransferSignal.Offer signal = readOffer(offer);

        assertThat(signal.file()).isEqualTo(new OfferedFile(signal.file().name(), OptionalLong.empty()));
        assertThat(signal.methods()).hasSize(2);
    }

    @Test
    void readsTheAnswerOfGabbleThatAcceptsSeveralMethods() {
        IQ answer = Wire.result(
                """
                <si xmlns='http://jabber.org/protocol/si'>\
                <si-multiple xmlns='http://telepathy.freedesktop.org/xmpp/si-multiple'>\
                <value>http://jabber.org/protocol/bytestreams</value><value>http://jabber.org/protocol/ibb</value>\
                </si-multiple></si>""");

        assertThat(Wire.readAnswer(answer).methods()).isEqualTo(Set.of(StreamMethod.SOCKS5, StreamMethod.IN_BAND));
    }

    @Test
    void readsTheAnswerOfStropheThatEchoesTheFile() {
        IQ answer = Wire.result(
                """
                <si xmlns='http://jabber.org/protocol/si' id='s5b-1'>\
                <file xmlns='http://jabber.org/protocol/si/profile/file-transfer'/>\
                <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='submit'>\
                <field var='stream-method'><value>http://jabber.org/protocol/ibb</value></field></x></feature></si>""");

        assertThat(Wire.readAnswer(answer).methods()).containsExactly(StreamMethod.IN_BAND);
    }

    @Test
    void readsTheStreamhostsOfSmackThatShareOneJid() {
        IQ query = Wire.set(
                """
                <query xmlns='http://jabber.org/protocol/bytestreams' sid='jsi_1' mode='tcp'>\
                <streamhost jid='alice@example.org/desk' host='192.168.1.20' port='7778'/>\
                <streamhost jid='alice@example.org/desk' host='fe80::1' port='7778'/>\
                <streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'/></query>""");

        TransferSignal.Streamhosts signal =
                (TransferSignal.Streamhosts) Wire.read(query).orElseThrow();

        assertThat(signal.stream()).isEqualTo("jsi_1");
        assertThat(signal.udp()).isFalse();
        assertThat(signal.fast()).isFalse();
        assertThat(signal.streamhosts())
                .containsExactly(
                        new Streamhost("alice@example.org/desk", "192.168.1.20", 7778),
                        new Streamhost("alice@example.org/desk", "fe80::1", 7778),
                        new Streamhost("proxy.example.org", "192.0.2.10", 7777));
    }

    @Test
    void readsTheStreamhostsOfPsiInFastMode() {
        IQ query = Wire.set(
                """
                <query xmlns='http://jabber.org/protocol/bytestreams' sid='ft_1a2b' mode='tcp'>\
                <streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'>\
                <proxy xmlns='http://affinix.com/jabber/stream'/></streamhost>\
                <fast xmlns='http://affinix.com/jabber/stream'/></query>""");

        TransferSignal.Streamhosts signal =
                (TransferSignal.Streamhosts) Wire.read(query).orElseThrow();

        assertThat(signal.fast()).isTrue();
        assertThat(signal.streamhosts()).isEqualTo(List.of(new Streamhost("proxy.example.org", "192.0.2.10", 7777)));
    }

    @Test
    void readsTheSelfTestOfGajimAsAnActivation() {
        IQ activation = Wire.iq(
                """
                <iq type='set' id='au_r4nd0m' from='alice@example.org/desk' to='proxy.example.org'>
                  <query xmlns='http://jabber.org/protocol/bytestreams' sid='r4nd0m'>
                    <activate>
                      test@gajim.org/test2
                    </activate>
                  </query>
                </iq>""");

        TransferSignal.Activation signal =
                (TransferSignal.Activation) Wire.read(activation).orElseThrow();

        assertThat(signal.stream()).isEqualTo("r4nd0m");
        assertThat(signal.target()).isEqualTo("test@gajim.org/test2");
    }

    @Test
    void readsTheCloseOfXiffThatNamesNoStream() {
        IQ close = Wire.set("<close xmlns='http://jabber.org/protocol/ibb'/>");

        TransferSignal.Close signal = (TransferSignal.Close) Wire.read(close).orElseThrow();
        assertThat(signal.envelope()).isEqualTo(new Envelope(Wire.A, Wire.B, "o1"));
        assertThat(signal.stream()).isEmpty();
    }

    private static TransferSignal.Offer readOffer(IQ offer) {
        return (TransferSignal.Offer) Wire.read(offer).orElseThrow();
    }
}
