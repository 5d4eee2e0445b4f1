// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferIds;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Capacity;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Shares;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferTimeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Enforcement with everything around it that it works with: real but for the proxy, the outbox and the time. */
public final class Scene {

    public static final String ALICE = "alice@example.org/desk";
    public static final String BOB = "bob@example.org/phone";
    public static final String PROXY = "proxy.example.org";
    public static final String DOMAIN = "example.org";

    final MovedClock clock = new MovedClock();
    final List<Heard> heard = new ArrayList<>();
    final List<Packet> sent = new ArrayList<>();
    final FakeProxy proxy = new FakeProxy();
    final AwaitedAnswers awaited = new AwaitedAnswers(clock, new Shares(100, 100, 1_000));
    final Unrecorded unrecorded = new Unrecorded();

    /** What other plugins were asked about, and what they say. */
    final List<Offer> asked = new ArrayList<>();

    Vetoes.Vote vote = Vetoes.Vote.ALLOWED;
    final InBandCarrier inBand = new InBandCarrier(packet -> sent.add(packet), awaited, DOMAIN);
    final Transfers transfers;
    final Enforcement enforcement;

    final ChatRoom room = new ChatRoom();

    private final StanzaReader reader = new StanzaReader(awaited, room);
    private Policy policy;

    public Scene(Policy policy) {
        this(policy, new Capacity(50, 40, 40, 100));
    }

    Scene(Policy policy, Capacity capacity) {
        this.policy = policy;
        this.transfers = new Transfers(
                clock,
                DOMAIN,
                capacity,
                new Cleanup(proxy, inBand, awaited, (transfer, event) -> heard.add(new Heard(transfer, event))));
        this.enforcement = new Enforcement(context());
    }

    EnforcementContext context() {
        PolicyStore store = new PolicyStore() {
            @Override
            public Policy current() {
                return policy;
            }

            @Override
            public Policy save(Policy changed) {
                throw new UnsupportedOperationException("enforcement saves no policy");
            }
        };
        TransferIds ids = new TransferIds("node", clock, new Random(1));
        return new EnforcementContext(
                transfers,
                store,
                awaited,
                proxy,
                inBand,
                sent::add,
                TestTexts.WORDING,
                offer -> {
                    asked.add(offer);
                    return vote;
                },
                unrecorded,
                ids,
                clock,
                DOMAIN);
    }

    void enact(Policy changed) {
        policy = changed;
    }

    /** A peer sends this; returned is what goes on. */
    public <T extends Packet> T send(T packet) {
        reader.read(packet).ifPresent(signal -> {
            enforcement.onStanza(signal);
            // It is being routed until the next one comes.
            reader.routing(packet);
        });
        return packet;
    }

    /** What is read of a stanza, without doing anything. */
    public Optional<TransferSignal> read(Packet packet) {
        return reader.read(packet);
    }

    /** A stanza as the server's own reader parses it. */
    public static Element element(String xml) {
        return Say.element(xml);
    }

    /** All bytes that were counted so far, in both directions. */
    public long bytesMoved() {
        return heard.stream()
                .map(Heard::event)
                .filter(TransferEvent.Moved.class::isInstance)
                .map(TransferEvent.Moved.class::cast)
                .mapToLong(moved -> moved.bytes() + moved.bytesBack())
                .sum();
    }

    /** Time passes, and what has to be looked after every few seconds is. */
    void pass(Duration time) {
        clock.pass(time);
        transfers.expire(TransferTimeouts.DEFAULT);
        awaited.expire(transfers::mayGoOn);
    }

    /** How each transfer stands that was ever seen, in the order of their beginnings: the rows of the history. */
    List<Transfer> rows() {
        Map<TransferId, Transfer> rows = new LinkedHashMap<>();
        heard.forEach(change -> rows.put(change.transfer().id(), change.transfer()));
        return List.copyOf(rows.values());
    }

    /** The server answers this in a peer's name. */
    void serverAnswers(Packet answer) {
        reader.read(answer).ifPresent(signal -> enforcement.onServerAnswer((TransferSignal.Answer) signal));
    }

    /** An offer that Bob accepts with this method. */
    Transfer accepted(String sid, String size, String method) {
        send(Say.offer("offer-" + sid, sid, "name='notes.txt' " + size));
        send(Say.accept("offer-" + sid, method));
        return live();
    }

    /** An in-band stream that stands. */
    Transfer opened(String sid, String size) {
        accepted(sid, size, Say.IBB);
        accept(Say.open("open-" + sid, sid));
        return live();
    }

    /** Alice opens a stream or sends a block, and Bob accepts it: under the id that the request has by then. */
    void accept(IQ request) {
        send(Say.result(send(request).getID()));
    }

    /** A stream over the proxy that is activated. */
    Transfer activated(String sid, String size) {
        accepted(sid, size, Say.SOCKS5);
        send(Say.streamhosts("hosts-" + sid, sid, Say.PROXY_HOST));
        send(Say.used("hosts-" + sid, PROXY));
        send(Say.activate("act-" + sid, PROXY, sid, BOB));
        send(Say.iq("result", "act-" + sid, PROXY, ALICE, ""));
        return live();
    }

    /** The one live transfer. */
    Transfer live() {
        if (transfers.size() != 1) {
            throw new AssertionError("live are " + transfers.live());
        }
        return transfers.live().get(0);
    }

    /** What was heard last. */
    Transfer last() {
        return heard.get(heard.size() - 1).transfer();
    }

    /** The rule that the last change names. */
    String lastRule() {
        return last().endReason().map(why -> why.cause().rule().key()).orElseGet(() -> lastBreach(last()));
    }

    static String lastBreach(Transfer transfer) {
        List<Reason> breaches = transfer.ruling().breaches();
        return breaches.isEmpty()
                ? ""
                : breaches.get(breaches.size() - 1).cause().rule().key();
    }

    /** The messages to this user. */
    List<String> noticesTo(String user) {
        return sent.stream()
                .filter(Message.class::isInstance)
                .filter(message -> message.getTo().toString().equals(user))
                .map(message -> ((Message) message).getBody())
                .toList();
    }

    /** A change of a transfer. */
    record Heard(Transfer transfer, TransferEvent event) {}

    /** Time as a test wants it. */
    static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A proxy without sockets. */
    static final class FakeProxy implements OwnProxy {

        final List<TransferId> expected = new ArrayList<>();
        final List<Flow> flows = new ArrayList<>();
        final List<TransferId> released = new ArrayList<>();
        final List<TransferId> closed = new ArrayList<>();
        final List<StreamKey> unfollowed = new ArrayList<>();
        final List<TransferId> met = new ArrayList<>();

        /** Whether the recipient took part, for each transfer that was expected. */
        final List<Boolean> users = new ArrayList<>();

        /** How many connections wait for any stream. */
        int connections = 2;

        /** Whether another transfer has the name of every stream. */
        boolean taken;

        @Override
        public boolean isAt(Party party) {
            return party.address().equals(PROXY);
        }

        @Override
        public boolean owns(Streamhost streamhost) {
            return streamhost.equals(new Streamhost(PROXY, "192.0.2.10", 7777));
        }

        @Override
        public boolean expect(Transfer transfer, Allowance allowance, Flow flow) {
            expected.add(transfer.id());
            users.add(transfer.hasConsent());
            flows.add(flow);
            return !taken;
        }

        @Override
        public void expectUnfollowed(StreamKey stream) {
            unfollowed.add(stream);
        }

        @Override
        public void met(TransferId id) {
            met.add(id);
        }

        @Override
        public int connections(StreamKey stream) {
            return connections;
        }

        @Override
        public void release(TransferId id) {
            released.add(id);
        }

        @Override
        public void close(TransferId id) {
            closed.add(id);
        }

        /** Who hears of the stream that was expected last. */
        Flow flow() {
            return flows.get(flows.size() - 1);
        }
    }
}
