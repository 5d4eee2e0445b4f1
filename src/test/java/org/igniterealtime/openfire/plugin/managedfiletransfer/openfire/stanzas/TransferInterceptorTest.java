// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.dom4j.Element;
import org.dom4j.io.XMPPPacketReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.EnforcementContext;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.InBandCarrier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Unrecorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Vetoes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmlpull.v1.XmlPullParserFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** What cannot be judged does not pass while the policy is enforced; everything else is left alone. */
class TransferInterceptorTest {

    private static final String OFFER =
            """
            <iq type='set' id='o1' from='alice@example.org/desk' to='bob@example.org/phone'>\
            <si xmlns='http://jabber.org/protocol/si' id='s1' \
            profile='http://jabber.org/protocol/si/profile/file-transfer'>\
            <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='a.txt' size='5'/></si></iq>""";

    private static final String STREAMHOSTS =
            """
            <iq type='set' id='h1' from='alice@example.org/desk' to='bob@example.org/phone'>\
            <query xmlns='http://jabber.org/protocol/bytestreams' sid='s1'>\
            <streamhost jid='proxy.example.org' host='192.0.2.10' port='7777'/></query></iq>""";

    private static final String CHAT =
            """
            <message type='chat' from='alice@example.org/desk' to='bob@example.org/phone'><body>Hello</body></message>""";

    private static final String PING =
            """
            <iq type='get' id='p1' from='alice@example.org/desk' to='example.org'><ping xmlns='urn:xmpp:ping'/></iq>""";

    private static final String DOMAIN = "example.org";

    private boolean storeBroken;
    private boolean storeDead;
    private PolicyMode mode = PolicyMode.ENFORCE;
    private final List<TransferEvent> heard = new ArrayList<>();
    private @Nullable Packet own;
    private Optional<Transfer> last = Optional.empty();
    private final TransferInterceptor interceptor = interceptor();

    @Test
    void stepThatCannotBeJudgedBecomesAnInternalError() throws PacketRejectedException {
        Packet streamhosts = pass(STREAMHOSTS);

        assertThat(((IQ) streamhosts).getType()).isEqualTo(IQ.Type.error);
        assertThat(streamhosts.getTo()).hasToString("alice@example.org/desk");
        assertThat(streamhosts.toXML()).contains("internal-server-error", "because of an internal server error");
    }

    @Test
    void whereThePolicyIsOnlyWatchedItPassesUnchanged() throws PacketRejectedException {
        mode = PolicyMode.OBSERVE;
        String before = parsed(STREAMHOSTS).toXML();

        assertThat(pass(STREAMHOSTS).toXML()).isEqualTo(before);
    }

    @Test
    void policyThatCannotBeReadLetsNoTransferPass() throws PacketRejectedException {
        storeBroken = true;

        assertThat(pass(OFFER).toXML()).contains("internal-server-error");
        assertThat(pass(STREAMHOSTS).toXML()).contains("internal-server-error");
    }

    @Test
    void presenceOfARemotePeerThatGoesEndsItsTransfersAndPasses() throws PacketRejectedException {
        pass(OFFER.replace("bob@example.org/phone", "dave@remote.example/x"));
        assertThat(last.orElseThrow().state()).isEqualTo(TransferState.OFFERED);

        pass("<presence from='dave@remote.example/x' to='alice@example.org'><show>away</show></presence>");
        pass("<presence type='unavailable' to='alice@example.org'/>");
        assertThat(last.orElseThrow().state()).isEqualTo(TransferState.OFFERED);
        String gone = "<presence type='unavailable' from='dave@remote.example/x' to='alice@example.org'/>";
        Packet passed = pass(gone);

        assertThat(passed.toXML()).isEqualTo(parsed(gone).toXML());
        assertThat(last.orElseThrow().endReason().orElseThrow().cause()).isEqualTo(Cause.RECIPIENT_GONE);
    }

    /** Openfire shows interceptors what the plugin itself sends, in a peer's name, as if it came from the peer. */
    @Test
    void whatThePluginItselfSendsPasses() throws PacketRejectedException {
        storeBroken = true;
        own = parsed(OFFER);
        String before = own.toXML();

        interceptor.interceptPacket(own, null, true, false);
        interceptor.interceptPacket(own, null, false, false);

        assertThat(own.toXML()).isEqualTo(before);
        assertThat(heard).isEmpty();
    }

    @Test
    void blockInAMessageThatCannotBeJudgedDoesNotPass() throws PacketRejectedException {
        storeBroken = true;

        Packet block = pass(
                """
                <message from='alice@example.org/desk' to='bob@example.org/phone'>\
                <data xmlns='http://jabber.org/protocol/ibb' sid='s9' seq='0'>AAAA</data></message>""");

        assertThat(((Message) block).getType()).isEqualTo(Message.Type.error);
    }

    @Test
    void whatCouldNotBeJudgedIsRecorded() throws PacketRejectedException {
        pass(STREAMHOSTS);

        assertThat(last.orElseThrow().state()).isEqualTo(TransferState.REFUSED);
        assertThat(last.orElseThrow().endReason().orElseThrow().cause()).isEqualTo(Cause.INTERNAL_ERROR);
        assertThat(last.orElseThrow().sender().address()).isEqualTo("alice@example.org/desk");

        mode = PolicyMode.OBSERVE;
        pass(STREAMHOSTS);
        assertThat(last.orElseThrow().state()).isEqualTo(TransferState.HANDED_OFF);
    }

    @Test
    void whereEvenTheRefusalFailsTheStanzaIsRejected() {
        storeDead = true;

        assertThatExceptionOfType(PacketRejectedException.class).isThrownBy(() -> pass(OFFER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='result' id='r' from='a@b/c' to='d@e/f'><open xmlns='http://jabber.org/protocol/ibb'/></iq>",
                "<iq type='error' id='r' from='a@b/c' to='d@e/f'><si xmlns='http://jabber.org/protocol/si'/></iq>",
                "<message type='error' from='a@b/c' to='d@e/f'><data xmlns='http://jabber.org/protocol/ibb'/></message>"
            })
    void answerThatCannotBeJudgedIsNotAnsweredButEmptied(String stanza) throws PacketRejectedException {
        storeBroken = true;

        Packet packet = pass(stanza);

        assertThat(packet.getTo()).hasToString("d@e/f");
        assertThat(packet.toXML()).doesNotContain("protocol/ibb").doesNotContain("<file");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, PING})
    void otherTrafficIsUntouchedHoweverBrokenThePluginIs(String stanza) throws PacketRejectedException {
        storeBroken = true;
        String before = parsed(stanza).toXML();

        assertThat(pass(stanza).toXML()).isEqualTo(before);
    }

    @Test
    void stanzaIsJudgedOnceOnItsWayIn() throws PacketRejectedException {
        Packet offer = parsed(OFFER);

        interceptor.interceptPacket(offer, null, true, true);
        interceptor.interceptPacket(offer, null, false, false);
        interceptor.interceptPacket(offer, null, false, true);
        assertThat(heard).isEmpty();

        interceptor.interceptPacket(offer, null, true, false);
        assertThat(heard).hasSize(1);
    }

    @Test
    void answerOfTheServerIsSeenOnItsDelivery() throws PacketRejectedException {
        pass(OFFER);

        interceptor.interceptPacket(
                parsed(
                        """
                        <iq type='error' id='o1' from='bob@example.org/phone' to='alice@example.org/desk'>\
                        <error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\
                        </error></iq>"""),
                null,
                false,
                false);

        assertThat(heard).last().isInstanceOf(TransferEvent.Ended.class);
    }

    private Packet pass(String stanza) throws PacketRejectedException {
        Packet packet = parsed(stanza);
        interceptor.interceptPacket(packet, null, true, false);
        return packet;
    }

    /** By its name: the other one has a class loader of its own. */
    @Test
    void isKnownToASecondCopyOfThePlugin() {
        InterceptorManager interceptors = new InterceptorManager();
        assertThat(InterceptorPlace.isTaken(interceptors)).isFalse();

        interceptors.addInterceptor(interceptor);

        assertThat(InterceptorPlace.isTaken(interceptors)).isTrue();
    }

    private TransferInterceptor interceptor() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        AwaitedAnswers awaited = new AwaitedAnswers(clock, new Shares(10, 10, 100));
        PolicyStore policies = policies();
        Transfers transfers = new Transfers(clock, DOMAIN, Capacity.DEFAULT, (transfer, event) -> {
            heard.add(event);
            last = Optional.of(transfer);
        });
        InBandCarrier inBand = new InBandCarrier(packet -> {}, awaited, DOMAIN);
        TransferIds ids = new TransferIds("node", clock, new Random(1));
        Enforcement enforcement = new Enforcement(new EnforcementContext(
                transfers,
                policies,
                awaited,
                new BrokenProxy(),
                inBand,
                packet -> {},
                TestTexts.WORDING,
                offer -> Vetoes.Vote.ALLOWED,
                new Unrecorded(),
                ids,
                clock,
                DOMAIN));
        return new TransferInterceptor(new StanzaReader(awaited), enforcement, policies, packet -> packet == own);
    }

    private PolicyStore policies() {
        return new PolicyStore() {
            @Override
            public Policy current() {
                if (storeDead) {
                    throw new OutOfMemoryError("on purpose");
                }
                if (storeBroken) {
                    throw new IllegalStateException("broken on purpose");
                }
                return new Policy(1, mode, OptionalLong.empty(), List.of(), true, true, false, true);
            }

            @Override
            public Policy save(Policy changed) {
                throw new UnsupportedOperationException("nobody saves here");
            }
        };
    }

    private static Packet parsed(String stanza) {
        try {
            XMPPPacketReader reader = new XMPPPacketReader();
            reader.setXPPFactory(XmlPullParserFactory.newInstance("org.jivesoftware.openfire.net.MXParser", null));
            Element element = reader.read(new StringReader(stanza)).getRootElement();
            return switch (element.getName()) {
                case "iq" -> new IQ(element);
                case "presence" -> new Presence(element);
                default -> new Message(element);
            };
        } catch (Exception e) {
            throw new AssertionError("not a stanza: " + stanza, e);
        }
    }

    /** Fails at whatever it is asked. */
    private static final class BrokenProxy implements OwnProxy {

        @Override
        public boolean isAt(Party party) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public boolean owns(Streamhost streamhost) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public boolean expect(Transfer transfer, Allowance allowance, Flow flow) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void expectUnfollowed(StreamKey stream) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void met(TransferId id) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public int connections(StreamKey stream) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void release(TransferId id) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void close(TransferId id) {
            throw new IllegalStateException("broken on purpose");
        }
    }
}
