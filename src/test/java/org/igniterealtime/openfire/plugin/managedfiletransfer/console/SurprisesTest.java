// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

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

class SurprisesTest {

    private static final OptionalLong NO_LIMIT = OptionalLong.empty();

    @Test
    void aNewInstallationSurprisesNobody() {
        assertThat(Surprises.of(Policy.INITIAL)).isEmpty();
    }

    @Test
    void aPolicyThatCannotBeReadIsToldFromOneThatSomebodyMade() {
        assertThat(Surprises.of(Policy.CLOSED)).containsExactly("mft.policy.surprise.closed");
        assertThat(Surprises.of(Policy.CLOSED.withVersion(1))).containsExactly("mft.policy.surprise.zero");
    }

    @Test
    void enforcementWithoutRulesRefusesNothing() {
        assertThat(Surprises.of(policy(ENFORCE, NO_LIMIT, true, true, false)))
                .containsExactly("mft.policy.surprise.nothing");
    }

    @Test
    void inBandDoesNotUseTheProxy() {
        assertThat(Surprises.of(policy(ENFORCE, NO_LIMIT, true, true, true)))
                .containsExactly("mft.policy.surprise.in-band");
        assertThat(Surprises.of(policy(ENFORCE, NO_LIMIT, true, false, true))).isEmpty();
    }

    @Test
    void aLimitDoesNotBindWhatTheServerCannotSee() {
        assertThat(Surprises.of(policy(ENFORCE, OptionalLong.of(1), true, true, false)))
                .containsExactly("mft.policy.surprise.unknown-size", "mft.policy.surprise.direct");
        assertThat(Surprises.of(policy(ENFORCE, OptionalLong.of(1), false, false, true)))
                .isEmpty();
    }

    @Test
    void zeroIsNotNoLimit() {
        assertThat(Surprises.of(policy(ENFORCE, OptionalLong.of(0), false, false, true)))
                .containsExactly("mft.policy.surprise.zero");
    }

    @Test
    void rulesThatDoNotBindSaySo() {
        assertThat(Surprises.of(policy(OFF, OptionalLong.of(1), false, false, true)))
                .containsExactly("mft.policy.surprise.off");
        assertThat(Surprises.of(policy(OBSERVE, OptionalLong.of(1), false, false, true)))
                .containsExactly("mft.policy.surprise.observed");
    }

    @Test
    void ratesHoldOnlyWhereThePolicyIsEnforced() {
        assertThat(Surprises.of(rated(OFF, false, false))).containsExactly("mft.policy.surprise.rate-mode");
        assertThat(Surprises.of(rated(OBSERVE, false, false))).containsExactly("mft.policy.surprise.rate-mode");
    }

    @Test
    void ratesHoldOnlyOnTheProxy() {
        assertThat(Surprises.of(rated(ENFORCE, true, true)))
                .containsExactly("mft.policy.surprise.in-band", "mft.policy.surprise.rate-path");
        assertThat(Surprises.of(rated(ENFORCE, true, false))).contains("mft.policy.surprise.rate-path");
        assertThat(Surprises.of(rated(ENFORCE, false, true))).isEmpty();
    }

    @Test
    void nothingIsHashedWhereThePolicyIsOff() {
        assertThat(Surprises.of(hashing(OFF))).containsExactly("mft.policy.surprise.hash-off");
        assertThat(Surprises.of(hashing(OBSERVE))).isEmpty();
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
