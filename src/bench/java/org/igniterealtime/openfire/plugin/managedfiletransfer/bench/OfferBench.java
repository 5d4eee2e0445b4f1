// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xmpp.packet.IQ;

/**
 * What an offer costs while the policy is enforced: read, judged, rebuilt, followed; and its end, by a decline or by the
 * logout of its sender. With ten live transfers and with ten thousand. The copy of the stanza is part of the figure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OfferBench {

    private static final Policy ENFORCED = new Policy(
            1, PolicyMode.ENFORCE, OptionalLong.of(1 << 20), List.of(".exe", ".bat"), true, true, false, true);

    private static final Party SENDER = new Party("alice@example.org/desk");

    @Param({"10", "1000", "10000"})
    private int live;

    private final Element offer = BusyServer.offer("x", "alice");
    private final Element decline = BusyServer.parse(
            """
            <iq type='error' id='ox' from='bob@example.org/phone' to='alice@example.org/desk'>
             <error type='cancel'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>""");

    private BusyServer server = new BusyServer(0, ENFORCED);

    @Setup
    public void fill() {
        server = new BusyServer(live, ENFORCED);
    }

    @Benchmark
    public int offerAndDecline() {
        server.intercept(new IQ(offer.createCopy()));
        server.intercept(new IQ(decline.createCopy()));
        return server.live();
    }

    @Benchmark
    public int offerAndLogout() {
        server.intercept(new IQ(offer.createCopy()));
        server.gone(SENDER);
        return server.live();
    }

    /** What the two above spend on copying their stanzas. */
    @Benchmark
    public Object copies() {
        new IQ(decline.createCopy());
        return new IQ(offer.createCopy());
    }
}
