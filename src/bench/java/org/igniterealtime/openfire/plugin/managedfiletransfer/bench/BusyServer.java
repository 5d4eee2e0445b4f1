// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench;

import java.io.StringReader;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Cleanup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.EnforcementContext;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.InBandCarrier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Unrecorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Vetoes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.BundleWording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferInterceptor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** The interceptor with everything behind it, in the middle of so many live transfers, each with an offer that waits. */
final class BusyServer {

    static final String DOMAIN = "example.org";

    private final TransferInterceptor interceptor;
    private final Enforcement enforcement;
    private final Transfers transfers;

    BusyServer(int live, Policy policy) {
        Clock clock = Clock.systemUTC();
        PolicyStore policies = new FixedPolicy(policy);
        int room = 2 * live + 10;
        AwaitedAnswers awaited = new AwaitedAnswers(clock, new Shares(room, room, room));
        InBandCarrier inBand = new InBandCarrier(packet -> {}, awaited, DOMAIN);
        OwnProxy proxy = new NoProxy();
        transfers = new Transfers(
                clock,
                DOMAIN,
                new Capacity(room, room, room, 1_000),
                new Cleanup(proxy, inBand, awaited, (transfer, event) -> {}));
        enforcement = new Enforcement(new EnforcementContext(
                transfers,
                policies,
                awaited,
                proxy,
                inBand,
                packet -> {},
                new BundleWording(() -> Locale.ENGLISH, BusyServer.class.getClassLoader()),
                offer -> Vetoes.Vote.ALLOWED,
                new Unrecorded(),
                new TransferIds("bench", clock, new Random(1)),
                clock,
                DOMAIN));
        interceptor = new TransferInterceptor(new StanzaReader(awaited), enforcement, policies, packet -> false);
        for (int i = 0; i < live; i++) {
            intercept(new IQ(offer("live" + i, "user" + i)));
        }
        if (transfers.size() != live || awaited.size() != live) {
            throw new IllegalStateException("the offers were not taken: " + transfers.size());
        }
    }

    static Element offer(String session, String sender) {
        String offer =
                """
            <iq type='set' id='o%s' from='%s@example.org/desk' to='bob@example.org/phone'>
             <si xmlns='http://jabber.org/protocol/si' id='s%s'
                 profile='http://jabber.org/protocol/si/profile/file-transfer'>
              <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='a.txt' size='5'/>
              <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>
               <field var='stream-method' type='list-single'>
                <option><value>http://jabber.org/protocol/bytestreams</value></option>
                <option><value>http://jabber.org/protocol/ibb</value></option></field></x></feature></si></iq>""";
        return parse(offer.formatted(session, sender, session));
    }

    /** Both calls that Openfire makes for a stanza that it reads. */
    void intercept(Packet packet) {
        try {
            interceptor.interceptPacket(packet, null, true, false);
            interceptor.interceptPacket(packet, null, true, true);
        } catch (PacketRejectedException e) {
            throw new IllegalStateException("a stanza was rejected", e);
        }
    }

    void gone(Party party) {
        enforcement.onGone(party);
    }

    int live() {
        return transfers.size();
    }

    /** As clients send it: no white space between the elements. */
    static Element parse(String xml) {
        try {
            String wire = xml.replaceAll(">\\s+<", "><");
            return new SAXReader().read(new StringReader(wire)).getRootElement();
        } catch (DocumentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record FixedPolicy(Policy current) implements PolicyStore {
        @Override
        public Policy save(Policy changed) {
            throw new IllegalStateException("this policy is fixed");
        }
    }

    private record NoProxy() implements OwnProxy {
        @Override
        public boolean isAt(Party party) {
            return false;
        }

        @Override
        public boolean owns(Streamhost streamhost) {
            return false;
        }

        @Override
        public boolean expect(Transfer transfer, Allowance allowance, Flow flow) {
            return true;
        }

        @Override
        public void expectUnfollowed(StreamKey stream) {}

        @Override
        public void met(TransferId id) {}

        @Override
        public int connections(StreamKey stream) {
            return 0;
        }

        @Override
        public void release(TransferId id) {}

        @Override
        public void close(TransferId id) {}
    }
}
