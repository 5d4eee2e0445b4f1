// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Recorded;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that is sent twice was counted twice, while its recipient takes it once. */
class BlockSentTwice extends RegressionCase {

    private static final int MOST_REPEATS = 16;

    private static final byte[] ONES = new byte[3000];
    private static final byte[] TWOS = new byte[3000];

    static {
        Arrays.fill(ONES, (byte) 1);
        Arrays.fill(TWOS, (byte) 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCountedOnce(boolean inMessages) {
        OPENFIRE.enact(Rules.OPEN.largest(6_000));
        String file = "twice-" + inMessages + ".bin";
        opened("twice", file, 6_000);

        send(inMessages, 0, ONES);
        send(inMessages, 0, ONES);
        send(inMessages, 1, TWOS);
        send(inMessages, 1, TWOS);
        alice.send(Stanzas.close("close", bob.jid(), "twice"));
        if (!inMessages) {
            took("d0", "d1");
        }

        Recorded row = OPENFIRE.admin().recordedEnd(file);
        assertThat(row.state()).isEqualTo("completed");
        assertThat(row.bytesMoved()).isEqualTo(6_000);
    }

    @Test
    void isNoneWhereOnlyItsNumberIsTheSame() {
        OPENFIRE.enact(Rules.OPEN.largest(6_000));
        opened("number", "number.bin", 6_000);

        for (byte content = 0; content < 10; content++) {
            byte[] block = new byte[2000];
            Arrays.fill(block, content);
            alice.send(Stanzas.data("d" + content, bob.jid(), "number", 0, block));
        }

        assertThat(bytesOf("number", arrived(bob, alice))).isEqualTo(6_000);
    }

    /** The two texts have one {@code String.hashCode()}. */
    @Test
    void isNoneWhereOnlyAHashOfItIsTheSame() {
        OPENFIRE.enact(Rules.OPEN.largest(6_000));
        opened("hash", "hash.bin", 6_000);

        for (int number = 0; number < 10; number++) {
            String text = "Aa".repeat(number) + "BB" + "Aa".repeat(1_331 - number);
            alice.send("<iq type='set' id='d" + number + "' to='" + bob.jid() + "'><data xmlns='" + Stanzas.IBB
                    + "' sid='hash' seq='0'>" + text + "</data></iq>");
        }

        assertThat(bytesOf("hash", arrived(bob, alice))).isLessThanOrEqualTo(6_000);
    }

    @Test
    void isNotForFreeWithoutEnd() {
        OPENFIRE.enact(Rules.OPEN.largest(6_000));
        opened("endless", "endless.bin", 6_000);

        for (int time = 0; time < 5; time++) {
            for (int number = 0; number < 20; number++) {
                alice.send(Stanzas.data("d" + number, bob.jid(), "endless", 0, new byte[1000]));
            }
            alice.send(Stanzas.close("close" + time, bob.jid(), "endless"));
            alice.send(Stanzas.open("open" + time, bob.jid(), "endless"));
        }

        assertThat(bytesOf("endless", arrived(bob, alice))).isLessThanOrEqualTo(6_000 + MOST_REPEATS * 1000);
    }

    private void send(boolean inMessages, int number, byte[] block) {
        alice.send(
                inMessages
                        ? Stanzas.dataInMessage(bob.jid(), "twice", number, block)
                        : Stanzas.data("d" + number, bob.jid(), "twice", number, block));
    }
}
