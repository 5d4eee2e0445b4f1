// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;

/** What a policy does that its administrator may not expect. */
final class Surprises {

    static final String PREFIX = "mft.policy.surprise.";

    /** Those that are told beside a field, before anything is saved. */
    static final Map<String, PolicyField> BESIDE = Map.of(
            "mft.policy.surprise.unknown-size", PolicyField.UNKNOWN_SIZE_ALLOWED,
            "mft.policy.surprise.in-band", PolicyField.IN_BAND_ALLOWED,
            "mft.policy.surprise.direct", PolicyField.PROXY_ONLY,
            "mft.policy.surprise.rate-mode", PolicyField.RELAY_RATE,
            "mft.policy.surprise.rate-path", PolicyField.RELAY_RATE,
            "mft.policy.surprise.hash-off", PolicyField.HASH);

    private Surprises() {}

    static Optional<PolicyField> besideAField(String key) {
        return Optional.ofNullable(BESIDE.get(key));
    }

    /** The keys of the sentences that say so. */
    static List<String> of(Policy policy) {
        if (policy.equals(Policy.CLOSED)) {
            return List.of("mft.policy.surprise.closed");
        }
        List<String> found = new ArrayList<>();
        if (policy.mode() != PolicyMode.OFF) {
            addRules(policy, found);
        }
        if (policy.rates().limitsAnything()) {
            addRates(policy, found);
        }
        if (policy.mode() == PolicyMode.OFF && policy.hash()) {
            found.add("mft.policy.surprise.hash-off");
        }
        if (policy.mode() != PolicyMode.ENFORCE && !refusesNothing(policy)) {
            found.add(policy.mode() == PolicyMode.OFF ? "mft.policy.surprise.off" : "mft.policy.surprise.observed");
        }
        return List.copyOf(found);
    }

    private static void addRules(Policy policy, List<String> found) {
        boolean limited = policy.largestFile().isPresent();
        if (policy.mode() == PolicyMode.ENFORCE && refusesNothing(policy)) {
            found.add("mft.policy.surprise.nothing");
        }
        if (limited && policy.largestFile().getAsLong() == 0) {
            found.add("mft.policy.surprise.zero");
        }
        if (policy.proxyOnly() && policy.inBandAllowed()) {
            found.add("mft.policy.surprise.in-band");
        }
        if (limited && policy.unknownSizeAllowed()) {
            found.add("mft.policy.surprise.unknown-size");
        }
        if (limited && !policy.proxyOnly()) {
            found.add("mft.policy.surprise.direct");
        }
    }

    private static void addRates(Policy policy, List<String> found) {
        if (policy.mode() != PolicyMode.ENFORCE) {
            found.add("mft.policy.surprise.rate-mode");
        } else if (!policy.proxyOnly() || policy.inBandAllowed()) {
            found.add("mft.policy.surprise.rate-path");
        }
    }

    private static boolean refusesNothing(Policy policy) {
        return policy.largestFile().isEmpty()
                && policy.refusedEndings().isEmpty()
                && policy.unknownSizeAllowed()
                && policy.inBandAllowed()
                && !policy.proxyOnly();
    }
}
