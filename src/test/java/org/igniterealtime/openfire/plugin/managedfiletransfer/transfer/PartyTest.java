// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyTest {

    @ParameterizedTest
    @CsvSource({
        "alice@example.org/desk,      alice@example.org, example.org,   true",
        "alice@example.org,           alice@example.org, example.org,   false",
        "example.org,                 example.org,       example.org,   false",
        "example.org/service,         example.org,       example.org,   true",
        "alice@example.org/a@b/c,     alice@example.org, example.org,   true",
        "example.org/a@b,             example.org,       example.org,   true",
        "alice@example.org/,          alice@example.org, example.org,   true",
        "d\\20a@example.org/desk,    d\\20a@example.org, example.org,  true",
        "room@conf.example.org/Al/ice, room@conf.example.org, conf.example.org, true"
    })
    void readsTheFirstSlashAndTheFirstAtSignBeforeIt(String address, String bare, String domain, boolean hasResource) {
        // When
        Party party = new Party(address);

        // Then
        assertThat(party.bare()).isEqualTo(bare);
        assertThat(party.domain()).isEqualTo(domain);
        assertThat(party.hasResource()).isEqualTo(hasResource);
        assertThat(party).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.org./desk, alice@example.org/desk",
        "alice@example.org.,      alice@example.org",
        "example.org../x,         example.org/x",
        "alice@example.org/desk., alice@example.org/desk.",
        ".,                       ."
    })
    void hasNoDotAtTheEndOfItsDomain(String address, String party) {
        assertThat(new Party(address)).hasToString(party);
    }

    @Test
    void isEqualToItselfToTheByteOnly() {
        assertThat(new Party("alice@example.org/desk"))
                .isEqualTo(new Party("alice@example.org/desk"))
                .isNotEqualTo(new Party("alice@example.org/Desk"))
                .isNotEqualTo(new Party("alice@example.org"));
    }

    @Test
    void hasAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Party(""));
    }
}
