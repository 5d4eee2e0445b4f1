// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode.ENFORCE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode.OBSERVE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode.OFF;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.junit.jupiter.api.Test;

class PolicyWarningsTest {

    private static final OptionalLong NO_LIMIT = OptionalLong.empty();

    @Test
    void aNewInstallationSurprisesNobody() {
        assertThat(PolicyWarnings.of(Policy.INITIAL)).isEmpty();
    }

    @Test
    void aPolicyThatCannotBeReadIsToldFromOneThatSomebodyMade() {
        assertThat(PolicyWarnings.of(Policy.CLOSED)).containsExactly("mft.policy.warning.closed");
        assertThat(PolicyWarnings.of(Policy.CLOSED.withVersion(1))).containsExactly("mft.policy.warning.zero");
    }

    @Test
    void enforcementWithoutRulesRefusesNothing() {
        assertThat(PolicyWarnings.of(policy(ENFORCE, NO_LIMIT, true, true, false)))
                .containsExactly("mft.policy.warning.nothing");
    }

    @Test
    void inBandDoesNotUseTheProxy() {
        assertThat(PolicyWarnings.of(policy(ENFORCE, NO_LIMIT, true, true, true)))
                .containsExactly("mft.policy.warning.in-band");
        assertThat(PolicyWarnings.of(policy(ENFORCE, NO_LIMIT, true, false, true)))
                .isEmpty();
    }

    @Test
    void aLimitDoesNotBindWhatTheServerCannotSee() {
        assertThat(PolicyWarnings.of(policy(ENFORCE, OptionalLong.of(1), true, true, false)))
                .containsExactly("mft.policy.warning.unknown-size", "mft.policy.warning.direct");
        assertThat(PolicyWarnings.of(policy(ENFORCE, OptionalLong.of(1), false, false, true)))
                .isEmpty();
    }

    @Test
    void zeroIsNotNoLimit() {
        assertThat(PolicyWarnings.of(policy(ENFORCE, OptionalLong.of(0), false, false, true)))
                .containsExactly("mft.policy.warning.zero");
    }

    @Test
    void rulesThatDoNotBindSaySo() {
        assertThat(PolicyWarnings.of(policy(OFF, OptionalLong.of(1), false, false, true)))
                .containsExactly("mft.policy.warning.off");
        assertThat(PolicyWarnings.of(policy(OBSERVE, OptionalLong.of(1), false, false, true)))
                .containsExactly("mft.policy.warning.observed");
    }

    @Test
    void ratesHoldOnlyWhereThePolicyIsEnforced() {
        assertThat(PolicyWarnings.of(rated(OFF, false, false))).containsExactly("mft.policy.warning.rate-mode");
        assertThat(PolicyWarnings.of(rated(OBSERVE, false, false))).containsExactly("mft.policy.warning.rate-mode");
    }

    @Test
    void ratesHoldOnlyOnTheProxy() {
        assertThat(PolicyWarnings.of(rated(ENFORCE, true, true)))
                .containsExactly("mft.policy.warning.in-band", "mft.policy.warning.rate-path");
        assertThat(PolicyWarnings.of(rated(ENFORCE, true, false))).contains("mft.policy.warning.rate-path");
        assertThat(PolicyWarnings.of(rated(ENFORCE, false, true))).isEmpty();
    }

    @Test
    void nothingIsHashedWhereThePolicyIsOff() {
        assertThat(PolicyWarnings.of(hashing(OFF))).containsExactly("mft.policy.warning.hash-off");
        assertThat(PolicyWarnings.of(hashing(OBSERVE))).isEmpty();
    }

    private static Policy hashing(PolicyMode mode) {
        return new Policy(1, mode, NO_LIMIT, List.of(), true, true, false, true, RateLimits.NONE, true);
    }

    private static Policy rated(PolicyMode mode, boolean inBand, boolean proxyOnly) {
        boolean enforced = mode == ENFORCE;
        RateLimits rates = new RateLimits(OptionalLong.of(2048), NO_LIMIT, NO_LIMIT);
        return new Policy(
                1, mode, NO_LIMIT, List.of(), true, !enforced || inBand, enforced && proxyOnly, true, rates, false);
    }

    private static Policy policy(
            PolicyMode mode, OptionalLong largest, boolean unknownSize, boolean inBand, boolean proxyOnly) {
        return new Policy(1, mode, largest, List.of(), unknownSize, inBand, proxyOnly, true);
    }
}
