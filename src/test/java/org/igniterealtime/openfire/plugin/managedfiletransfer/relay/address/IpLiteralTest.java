// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,         127.0.0.1",
        "10.1.2.255,        10.1.2.255",
        "::1,               0:0:0:0:0:0:0:1",
        "2001:db8::1,       2001:db8:0:0:0:0:0:1",
        "2001:DB8::a:0:1,   2001:db8:0:0:0:a:0:1",
        "::ffff:10.0.0.1,   10.0.0.1"
    })
    void readsAnAddress(String text, String address) {
        assertThat(IpLiteral.of(text).map(InetAddress::getHostAddress)).contains(address);
    }

    /** Among them a name that every machine knows, and what {@link InetAddress#getByName} would ask a name server for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example.org",
                "999.1.1.1",
                "1.2.3.256",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                "16909060",
                "0x7f.0.0.1",
                "2001:db8:::1",
                "12345::1",
                "::g",
                "1.2.3.4 ",
                " ",
                ""
            })
    void takesNothingElseForOne(String text) {
        assertThat(IpLiteral.of(text)).isEmpty();
    }
}
