// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    @ParameterizedTest
    @CsvSource({
        "files.example.org, files.example.org",
        "Files.Example.ORG., files.example.org",
        "localhost, localhost",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "3com.example, 3com.example",
        "192.0.2.10, 192.0.2.10",
        "127.0.0.1, 127.0.0.1",
        "2001:db8::1, 2001:db8::1",
        "[2001:DB8::1], 2001:db8::1",
        "::1, ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "::ffff:192.0.2.10, 192.0.2.10",
        "2001:db8::1%eth0, 2001:db8::1",
        "files_1.example.org, files_1.example.org",
        "_proxy.example.org, _proxy.example.org",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00DCCHER.example., xn--bcher-kva.example",
        "\u4f8b\u5b50.example, xn--fsqu00a.example"
    })
    void takesNamesAndAddresses(String typed, String host) {
        assertThat(HostList.of(typed)).isEqualTo(new HostList(List.of(host), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.10:7777",
                "[2001:db8::1]:7777",
                "http://files.example.org",
                "files..example.org",
                "-files.example.org",
                "files-.example.org",
                "stra\u00dfe.example",
                "\u00fc..example",
                "\u202e.example",
                "192.0.2",
                "192.0.2.300",
                "192.0.2.010",
                "167772165",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "fe80::1%eth0",
                "2001:db8::1::2",
                "a:b:c",
                ":",
                "[]",
                "[files.example.org]",
                ".",
                "<script>",
                "files.example.org/../x",
                "user@files.example.org",
                "files.example.org\u0000"
            })
    void refusesWhatNoClientCouldConnectTo(String typed) {
        assertThat(HostList.of(typed).good()).isEmpty();
        assertThat(HostList.of(typed).bad()).hasSize(1);
    }

    @Test
    void refusesANameThatIsTooLong() {
        String longest = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

        assertThat(HostList.of(longest).good()).containsExactly(longest);
        assertThat(HostList.of(longest + "d").good()).isEmpty();
        assertThat(HostList.of("a".repeat(64) + ".example").good()).isEmpty();
    }

    @Test
    void keepsTheOrderAndEachHostOnceWhateverSeparatesThem() {
        assertThat(HostList.of("\tb.example;;a.example , [::1]\r\nB.example\u3001192.0.2.1\u00a0")
                        .good())
                .containsExactly("b.example", "a.example", "::1", "192.0.2.1");
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(HostList.of("  \n ,").good()).isEmpty();
        assertThat(HostList.of("").bad()).isEmpty();
    }

    /** A pattern that tries every way of cutting a text would not return. */
    @Test
    void isDoneAtOnceWithATextThatIsMeantToTakeForEver() {
        String hostile = "a-".repeat(50_000) + "! " + "1.".repeat(50_000) + " " + ":".repeat(100_000);

        assertThat(HostList.of(hostile).good()).isEmpty();
    }
}
