// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmpp.packet.Packet;

/** The reader is on the path of every stanza of the server. */
class StanzaReaderCostTest {

    private static final int ROUNDS = 20;

    private static final int STANZAS = 1_000;

    private static final Awaited AWAITED = new Awaited() {
        @Override
        public boolean isOfferer(Envelope stanza) {
            return false;
        }

        private final Set<String> ids = Set.of("x1", "x2");

        @Override
        public boolean mayAnswer(String id) {
            return ids.contains(id);
        }

        @Override
        public Optional<AwaitedKind> kind(Envelope answer) {
            return Optional.empty();
        }
    };

    @ParameterizedTest
    @MethodSource("unrelated")
    void stanzaThatIsNotPartOfATransferAllocatesNothing(Packet packet) {
        assertThat(new StanzaReader(AWAITED).read(packet)).isEmpty();
        assertThat(leastAllocated(packet)).isZero();
    }

    @Test
    void measureSeesTheStanzaThatIsPartOfOne() {
        assertThat(leastAllocated(Wire.offerWith(""))).isPositive();
    }

    /** The least of several rounds: what the JVM itself does on this thread meanwhile is not the reader's. */
    private static long leastAllocated(Packet packet) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StanzaReader reader = new StanzaReader(AWAITED);
        long least = Long.MAX_VALUE;
        int signals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STANZAS; i++) {
                signals += reader.read(packet).isPresent() ? 1 : 0;
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(signals).isIn(0, ROUNDS * STANZAS);
        return least;
    }

    static Stream<Packet> unrelated() {
        String addresses = "from='alice@example.org/desk' to='bob@example.org/phone'";
        return Stream.of(
                Wire.message(
                        """
                        <message type='chat' id='m1' %s><body>hi</body><thread>t</thread>\
                        <active xmlns='http://jabber.org/protocol/chatstates'/></message>"""
                                .formatted(addresses)),
                Wire.presence("<presence %s><show>away</show><priority>1</priority></presence>".formatted(addresses)),
                Wire.iq("<iq type='get' id='d1' %s><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                        .formatted(addresses)),
                Wire.iq("<iq type='set' id='r1' %s><query xmlns='jabber:iq:roster'/></iq>".formatted(addresses)),
                Wire.iq("<iq type='result' id='d1' %s><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                        .formatted(addresses)));
    }
}
