// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench;

import java.io.StringReader;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.AwaitedAnswers;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Collaborators;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.TransferInterceptor;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * What a stanza that is no part of a transfer pays for the interceptor: both calls that Openfire makes for a stanza it
 * reads, before and after processing. A thousand transfers are live meanwhile, and as many requests wait for an answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InterceptorBench {

    private static final int LIVE = 1_000;

    private final Packet chat = new Message(
            parse(
                    """
            <message type='chat' id='m1' from='alice@example.org/desk' to='bob@example.org/phone'>
              <body>Shall we meet at eight?</body><thread>t1</thread>
              <active xmlns='http://jabber.org/protocol/chatstates'/>
              <request xmlns='urn:xmpp:receipts'/></message>"""));
    private final Packet presence = new Presence(
            parse(
                    """
            <presence from='alice@example.org/desk'><show>away</show><priority>5</priority>
              <c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:client' ver='abc='/></presence>"""));
    private final Packet unrelatedRequest = new IQ(
            parse(
                    """
            <iq type='get' id='d1' from='alice@example.org/desk' to='bob@example.org/phone'>
              <query xmlns='http://jabber.org/protocol/disco#info'/></iq>"""));
    private final Packet unrelatedResult = new IQ(
            parse(
                    """
            <iq type='result' id='d2' from='bob@example.org/phone' to='alice@example.org/desk'>
              <query xmlns='http://jabber.org/protocol/disco#info'><feature var='urn:xmpp:ping'/></query></iq>"""));

    private TransferInterceptor interceptor = interceptor();

    @Setup
    public void fillRegistry() {
        interceptor = interceptor();
    }

    @Benchmark
    public void chatMessage() {
        intercept(chat);
    }

    @Benchmark
    public void presence() {
        intercept(presence);
    }

    @Benchmark
    public void unrelatedRequest() {
        intercept(unrelatedRequest);
    }

    @Benchmark
    public void unrelatedResult() {
        intercept(unrelatedResult);
    }

    private void intercept(Packet packet) {
        interceptor.interceptPacket(packet, null, true, false);
        interceptor.interceptPacket(packet, null, true, true);
    }

    private static TransferInterceptor interceptor() {
        Clock clock = Clock.systemUTC();
        PolicyStore policies = new FixedPolicy(Policy.INITIAL);
        Transfers transfers = new Transfers(clock, 2 * LIVE, (transfer, event) -> {});
        AwaitedAnswers awaited = new AwaitedAnswers(clock, 2 * LIVE);
        Enforcement enforcement = new Enforcement(new Collaborators(
                transfers,
                policies,
                awaited,
                new NoProxy(),
                packet -> {},
                new TransferIds("bench", clock, new Random(1)),
                clock,
                "example.org"));
        StanzaReader reader = new StanzaReader(awaited::mayAnswer);
        for (int i = 0; i < LIVE; i++) {
            IQ offer = new IQ(parse(String.format(
                    """
                    <iq type='set' id='o%d' from='alice%d@example.org/desk' to='bob@example.org/phone'>
                     <si xmlns='http://jabber.org/protocol/si' id='s%d'
                         profile='http://jabber.org/protocol/si/profile/file-transfer'>
                      <file xmlns='http://jabber.org/protocol/si/profile/file-transfer' name='a.txt' size='5'/>
                      <feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='form'>
                       <field var='stream-method' type='list-single'><option>
                        <value>http://jabber.org/protocol/ibb</value></option></field></x></feature></si></iq>""",
                    i, i, i)));
            reader.read(offer).ifPresent(signal -> enforcement.onStanza(signal, offer));
        }
        if (transfers.size() != LIVE || awaited.size() != LIVE) {
            throw new IllegalStateException("the offers were not taken: " + transfers.size());
        }
        return new TransferInterceptor(reader, enforcement, policies);
    }

    /** As clients send it: no white space between the elements. */
    private static Element parse(String xml) {
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
        public void expect(Transfer transfer, Flow flow) {}

        @Override
        public void release(TransferId id) {}

        @Override
        public void close(TransferId id) {}
    }
}
