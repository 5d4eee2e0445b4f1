// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10",
        "' 192.0.2.10 ', 192.0.2.10",
        "192.0.2.10., 192.0.2.10",
        "::ffff:192.0.2.10, 192.0.2.10",
        "[::FFFF:C000:20A], 192.0.2.10",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8:0::1], 2001:db8:0:0:0:0:0:1",
        "Files.Example.ORG., files.example.org"
    })
    void oneHostHasOneSpelling(String written, String canonical) {
        assertThat(ProxyAddresses.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010.0.0.5", "10.0.0.05", "10.000.0.5", "::ffff:010.0.0.5"})
    void addressThatOthersReadInAnotherWayIsNobodys(String ambiguous) {
        assertThat(ProxyAddresses.canonical(ambiguous)).isNotEqualTo("10.0.0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "[]", ":", "1.2.3", "167772165", "0xa.0.0.5", "999.1.1.1", "fe80::1%nowhere", "a:b:c"})
    void whatIsNoAddressIsANameThatIsNotLookedUp(String name) {
        assertThat(ProxyAddresses.canonical(name)).isNotEqualTo("10.0.0.5");
    }
}
