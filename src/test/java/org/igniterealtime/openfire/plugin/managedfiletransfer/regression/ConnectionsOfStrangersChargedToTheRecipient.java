// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Socks5Socket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.junit.jupiter.api.Test;

/** Connections under offers that nobody had accepted counted for their recipient, who could receive nothing then. */
class ConnectionsOfStrangersChargedToTheRecipient extends RegressionCase {

    /** Two connections each: all that one user may have. */
    private static final int OFFERS = 50;

    @Test
    void leaveTheRecipientsOwnPlacesFree() throws IOException {
        RawClient stranger = OPENFIRE.raw(OPENFIRE.newcomer(), "stranger");
        String host = streamhost();
        List<Socks5Socket> strangers = new ArrayList<>();
        try {
            for (int number = 0; number < OFFERS; number++) {
                String stream = "cap-" + number;
                stranger.send(Stanzas.offer("o", bob.jid(), stream, "name='" + stream + ".bin' size='5'"));
                stranger.send(Stanzas.streamhosts("h", bob.jid(), stream, host));
                settle(stranger);
                String digest = BearerAddress.of(stream, new Party(stranger.jid()), new Party(bob.jid()))
                        .digest();
                for (int place = 0; place < 2; place++) {
                    strangers.add(Socks5Socket.connect(OPENFIRE.server().proxyPort(), digest));
                }
            }

            proxied("honest", "honest.bin", 3_000);
            try (Socks5Socket target = socket("honest")) {
                used("honest");
                try (Socks5Socket requester = socket("honest")) {
                    assertThat(activated("honest").attributeValue("type")).isEqualTo("result");
                    requester.write(new byte[3_000]);
                    requester.finish();

                    assertThat(target.readAll()).hasSize(3_000);
                }
            }
        } finally {
            for (Socks5Socket socket : strangers) {
                socket.close();
            }
        }
    }
}
