// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as their owners write them (XEP-0106), of which none passes for another address. */
class ShownAddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "alice@example.org, alice@example.org",
                "d\\27artagnan@example.org, d'artagnan@example.org",
                "at\\26t@example.org, at&t@example.org",
                "c\\5c27@example.org, c\\27@example.org",
                "example.org, example.org"
            })
    void anEscapeIsWrittenAsTheCharacterThatItStandsFor(String address, String shown) {
        assertThat(ShownAddress.of(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "o\\40example.org@gateway.example, \"o@example.org\"@gateway.example",
                "a\\2fb@example.org, \"a/b\"@example.org",
                "jean\\20luc@example.org, \"jean luc\"@example.org",
                "\\3cb\\3e@example.org, \"<b>\"@example.org",
                "c\\3a\\5c5commas@example.org, \"c:\\5commas\"@example.org"
            })
    void aNameThatCouldPassForAnAddressIsInQuotationMarks(String address, String shown) {
        assertThat(ShownAddress.of(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\20alice@example.org",
                "alice\\20@example.org",
                "\\20@example.org",
                "alice\\22@example.org",
                "alice\\00@example.org",
                "alice\\0a@example.org",
                "alice\\1b@example.org",
                "alice\\7f@example.org",
                "alice\\2F@example.org",
                "alice\\2@example.org",
                "alice\\@example.org"
            })
    void whatIsNoEscapeOrWouldHideSomethingIsLeftAsItIs(String address) {
        assertThat(ShownAddress.of(address)).isEqualTo(address);
    }

    /** Nothing within the quotation marks can end them. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\40b\\22\\20\\22c@example.org", "\\22\\40\\22@example.org"})
    void aQuotationMarkStaysEscaped(String address) {
        assertThat(ShownAddress.of(address)).matches("\"[^\"]+\"@example\\.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202Ea\\27b@example.org", "a\\27b@example\u202E.org"})
    void whatDeceivesIsMarked(String address) {
        assertThat(ShownAddress.of(address)).contains("a'b").contains("\uFFFD").doesNotContain("\u202E");
    }
}
