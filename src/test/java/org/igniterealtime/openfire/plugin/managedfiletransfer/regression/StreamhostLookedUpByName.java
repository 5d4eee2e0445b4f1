// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.e2e.Stanzas;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A streamhost that only looks like an address was looked up in the DNS, on the thread that held the stanza. */
@DisabledIfSystemProperty(
        named = "openfire.home",
        matches = ".+",
        disabledReason = "watches the name look-ups of this JVM, in which only the embedded server runs")
class StreamhostLookedUpByName extends RegressionCase {

    @ParameterizedTest
    @ValueSource(strings = {"999.1.1.1", "1.2.3.999", "1.2.3.4.", "1:2", "a:b:c", ":::", "[::g]", "fe80::1%nothing"})
    void isComparedAsItIsWritten(String host) {
        OPENFIRE.enact(Rules.OPEN.throughProxyOnly());
        accepted("names", "names.txt", 5, Stanzas.BYTESTREAMS);
        String hosts = Stanzas.streamhost(proxy(), host, OPENFIRE.server().proxyPort());
        Optional<NameLookups> watched = NameLookups.watched();
        Assumptions.assumeTrue(watched.isPresent(), "needs a JDK whose name service can be watched, as 17 can");

        try (NameLookups lookups = watched.get()) {
            String probe = "watched-" + System.nanoTime();
            assertThatThrownBy(() -> InetAddress.getByName(probe)).isInstanceOf(UnknownHostException.class);
            alice.send(Stanzas.streamhosts("hosts", bob.jid(), "names", hosts));

            assertThat(isError(alice.nextIq("hosts"))).isTrue();
            assertThat(lookups.names()).contains(probe).noneMatch(host::contains);
        }
    }
}
