// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;

/** What a policy does that its administrator may not expect. */
final class PolicyWarnings {

    static final String PREFIX = "mft.policy.warning.";

    /** Those that are told beside a field, before anything is saved. */
    static final Map<String, PolicyField> BESIDE = Map.of(
            "mft.policy.warning.unknown-size", PolicyField.UNKNOWN_SIZE_ALLOWED,
            "mft.policy.warning.in-band", PolicyField.IN_BAND_ALLOWED,
            "mft.policy.warning.direct", PolicyField.PROXY_ONLY,
            "mft.policy.warning.rate-mode", PolicyField.RELAY_RATE,
            "mft.policy.warning.rate-path", PolicyField.RELAY_RATE,
            "mft.policy.warning.hash-off", PolicyField.HASH);

    private PolicyWarnings() {}

    static Optional<PolicyField> besideAField(String key) {
        return Optional.ofNullable(BESIDE.get(key));
    }

    /** The keys of the sentences that say so. */
    static List<String> of(Policy policy) {
        if (policy.equals(Policy.CLOSED)) {
            return List.of("mft.policy.warning.closed");
        }
        List<String> found = new ArrayList<>();
        if (policy.mode() != PolicyMode.OFF) {
            addRules(policy, found);
        }
        if (policy.rates().limitsAnything()) {
            addRates(policy, found);
        }
        if (policy.mode() == PolicyMode.OFF && policy.hash()) {
            found.add("mft.policy.warning.hash-off");
        }
        if (policy.mode() != PolicyMode.ENFORCE && !refusesNothing(policy)) {
            found.add(policy.mode() == PolicyMode.OFF ? "mft.policy.warning.off" : "mft.policy.warning.observed");
        }
        return List.copyOf(found);
    }

    private static void addRules(Policy policy, List<String> found) {
        boolean nothing =
                policy.largestFile().isPresent() && policy.largestFile().getAsLong() == 0;
        boolean limited = policy.largestFile().isPresent() && !nothing;
        if (policy.mode() == PolicyMode.ENFORCE && refusesNothing(policy)) {
            found.add("mft.policy.warning.nothing");
        }
        if (nothing) {
            found.add("mft.policy.warning.zero");
        }
        if (policy.proxyOnly() && policy.inBandAllowed()) {
            found.add("mft.policy.warning.in-band");
        }
        if (limited && policy.unknownSizeAllowed()) {
            found.add("mft.policy.warning.unknown-size");
        }
        if (limited && !policy.proxyOnly()) {
            found.add("mft.policy.warning.direct");
        }
    }

    private static void addRates(Policy policy, List<String> found) {
        if (policy.mode() != PolicyMode.ENFORCE) {
            found.add("mft.policy.warning.rate-mode");
        } else if (!policy.proxyOnly() || policy.inBandAllowed()) {
            found.add("mft.policy.warning.rate-path");
        }
    }

    private static boolean refusesNothing(Policy policy) {
        return policy.largestFile().isEmpty()
                && policy.blockedExtensions().isEmpty()
                && policy.unknownSizeAllowed()
                && policy.inBandAllowed()
                && !policy.proxyOnly();
    }
}
