// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench;

import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
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
            BusyServer.parse(
                    """
            <message type='chat' id='m1' from='alice@example.org/desk' to='bob@example.org/phone'>
              <body>Shall we meet at eight?</body><thread>t1</thread>
              <active xmlns='http://jabber.org/protocol/chatstates'/>
              <request xmlns='urn:xmpp:receipts'/></message>"""));
    private final Packet presence = new Presence(
            BusyServer.parse(
                    """
            <presence from='alice@example.org/desk'><show>away</show><priority>5</priority>
              <c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:client' ver='abc='/></presence>"""));
    private final Packet unrelatedRequest = new IQ(
            BusyServer.parse(
                    """
            <iq type='get' id='d1' from='alice@example.org/desk' to='bob@example.org/phone'>
              <query xmlns='http://jabber.org/protocol/disco#info'/></iq>"""));
    private final Packet unrelatedResult = new IQ(
            BusyServer.parse(
                    """
            <iq type='result' id='d2' from='bob@example.org/phone' to='alice@example.org/desk'>
              <query xmlns='http://jabber.org/protocol/disco#info'><feature var='urn:xmpp:ping'/></query></iq>"""));

    private BusyServer server = new BusyServer(0, Policy.INITIAL);

    @Setup
    public void fillRegistry() {
        server = new BusyServer(LIVE, Policy.INITIAL);
    }

    @Benchmark
    public void chatMessage() {
        server.intercept(chat);
    }

    @Benchmark
    public void presence() {
        server.intercept(presence);
    }

    @Benchmark
    public void unrelatedRequest() {
        server.intercept(unrelatedRequest);
    }

    @Benchmark
    public void unrelatedResult() {
        server.intercept(unrelatedResult);
    }
}
