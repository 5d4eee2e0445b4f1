// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTextTest {

    @Test
    void leavesNormalTextOfAnyScriptAlone() {
        assertThat(PeerText.safe("\u62A5\u544A <b> \u0633 \uD83D\uDE00.pdf"))
                .isEqualTo("\u62A5\u544A <b> \u0633 \uD83D\uDE00.pdf");
    }

    @Test
    void replacesWhatCannotBeSeenOrDeceives() {
        assertThat(PeerText.safe("a\u0000b\u202Ec\u200Dd\u2028e\uD800f\ng"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
    }

    @Test
    void namesAUserAsPeopleWriteTheName() {
        assertThat(PeerText.name("d\\27artagnan@example.org/desk")).isEqualTo("d'artagnan@example.org");
        assertThat(PeerText.account("d\\27artagnan@example.org/desk")).isEqualTo("d\\27artagnan@example.org");
    }

    @Test
    void takesAnAddressApart() {
        assertThat(PeerText.account("alice@example.org/a/b")).isEqualTo("alice@example.org");
        assertThat(PeerText.resource("alice@example.org/a/b")).isEqualTo("a/b");
        assertThat(PeerText.account("example.org")).isEqualTo("example.org");
        assertThat(PeerText.resource("example.org")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0\u3000", "\u2800", "\t"})
    void nameWithoutAnythingToSeeIsBlank(String name) {
        assertThat(PeerText.isBlank(name)).isTrue();
        assertThat(PeerText.isBlank(name + ".")).isFalse();
    }
}
