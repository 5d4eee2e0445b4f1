// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

    private static final Policy FULL = new Policy(
            42,
            PolicyMode.ENFORCE,
            OptionalLong.of(Long.MAX_VALUE),
            List.of(".exe", ".tar.gz"),
            false,
            false,
            true,
            false,
            new RateLimits(OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(2_000_000), OptionalLong.of(1024)),
            true);

    @Test
    void policyIsReadAsItWasWritten() {
        assertThat(PolicyText.read(PolicyText.write(FULL))).contains(FULL);
        assertThat(PolicyText.read(PolicyText.write(Policy.INITIAL))).contains(Policy.INITIAL);
        assertThat(PolicyText.read(PolicyText.write(Policy.CLOSED))).contains(Policy.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "mode",
                "blockedExtensions",
                "unknownSizeAllowed",
                "inBandAllowed",
                "proxyOnly",
                "tellUsers"
            })
    void textWithoutAFieldIsNoPolicy(String field) {
        JSONObject json = new JSONObject(PolicyText.write(FULL));
        json.remove(field);

        assertThat(PolicyText.read(json.toString())).isEmpty();
    }

    @Test
    void policyThatAnEarlierBuildStoredIsRead() {
        String stored = PolicyText.write(FULL).replace("blockedExtensions", "refusedEndings");

        assertThat(PolicyText.read(stored)).contains(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{", "{}", "true", "<policy/>"})
    void textThatIsNoPolicyIsNone(String text) {
        assertThat(PolicyText.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mode, enforce",
        "mode, ''",
        "largestFile, -1",
        "largestFile, much",
        "proxyOnly, perhaps",
        "relayRate, 0",
        "relayRate, 1023",
        "userRate, -1",
        "transferRate, fast",
        "hash, perhaps"
    })
    void valueThatIsNoneMakesItUnreadable(String field, String value) {
        JSONObject json = new JSONObject(PolicyText.write(FULL)).put(field, value);

        assertThat(PolicyText.read(json.toString())).isEmpty();
    }

    /** To the letter what the version before wrote. */
    @Test
    void policyOfTheVersionBeforeHasNoRatesAndNoHash() {
        String text =
                "{\"version\":3,\"mode\":\"ENFORCE\",\"largestFile\":5,\"blockedExtensions\":[\".exe\"],\"unknownSizeAllowed\":true,"
                        + "\"inBandAllowed\":false,\"proxyOnly\":true,\"tellUsers\":true}";

        assertThat(PolicyText.read(text))
                .contains(new Policy(
                        3, PolicyMode.ENFORCE, OptionalLong.of(5), List.of(".exe"), true, false, true, true));
    }

    @Test
    void policyWithoutALargestFileHasNone() {
        JSONObject json = new JSONObject(PolicyText.write(FULL));
        json.remove("largestFile");

        assertThat(PolicyText.read(json.toString()).orElseThrow().largestFile()).isEmpty();
    }
}
