// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSpellingTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10",
        "' 192.0.2.10 ', 192.0.2.10",
        "192.0.2.10., 192.0.2.10",
        "::ffff:192.0.2.10, 192.0.2.10",
        "[::FFFF:C000:20A], 192.0.2.10",
        "::1, ::1",
        "[::1], ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8::1, 2001:db8::1",
        "[2001:db8:0::1], 2001:db8::1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1%eth0, 2001:db8::1:0:0:1",
        "2001:db8::1%2, 2001:db8::1",
        "fe80::1%wlp0s20f3, fe80::1",
        "Files.Example.ORG., files.example.org",
        "files_1.example.org, files_1.example.org",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00DCCHER.example, xn--bcher-kva.example",
        "\u4f8b\u5b50.example, xn--fsqu00a.example"
    })
    void oneHostHasOneSpelling(String written, String spelling) {
        assertThat(HostSpelling.of(written)).isEqualTo(spelling);
        assertThat(HostSpelling.of(spelling)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010.0.0.5", "10.0.0.05", "10.000.0.5", "::ffff:010.0.0.5"})
    void addressThatOthersReadInAnotherWayIsNobodys(String ambiguous) {
        assertThat(HostSpelling.of(ambiguous)).isNotEqualTo("10.0.0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "[]", ":", "1.2.3", "167772165", "0xa.0.0.5", "999.1.1.1", "fe80::1%nowhere", "a:b:c"})
    void whatIsNoAddressIsANameThatIsNotLookedUp(String name) {
        assertThat(HostSpelling.of(name)).isNotEqualTo("10.0.0.5");
    }

    /** The registries and Java disagree about them: strasse.example is another name than the one that was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"stra\u00dfe.example", "\u03b1\u03c2.example", "a\u200db.example"})
    void nameWithTwoReadingsStaysAsItIs(String name) {
        assertThat(HostSpelling.of(name)).isEqualTo(name);
    }

    @Test
    void nameThatCannotBeConvertedStaysAsItIs() {
        String endless = "\u00fc".repeat(100_000);

        assertThat(HostSpelling.of(endless)).isEqualTo(endless);
        assertThat(HostSpelling.of("\u00fc..example")).isEqualTo("\u00fc..example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "::ffff:0.0.0.0", "224.0.0.1", "ff02::1", "fe80::1"})
    void isNowhereForEverybody(String host) {
        assertThat(HostSpelling.isNowhere(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "192.0.2.10", "fd00::1", "2001:db8::1", "files.example"})
    void isSomewhereForSomebody(String host) {
        assertThat(HostSpelling.isNowhere(host)).isFalse();
    }
}
