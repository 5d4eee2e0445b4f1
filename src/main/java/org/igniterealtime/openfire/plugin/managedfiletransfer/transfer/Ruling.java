// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the policy said to an offer.
 *
 * @param policyVersion the policy that decided
 * @param enforced whether a breach ends the transfer; otherwise (modes OBSERVE and OFF) it is only written down
 * @param limits what the transfer must obey
 * @param breaches the rules that it broke and that were only written down, in the order in which it did; one of each rule
 */
public record Ruling(long policyVersion, boolean enforced, Limits limits, List<Reason> breaches) {

    public Ruling {
        requireNonNull(limits, "limits is null");
        breaches = List.copyOf(breaches);
    }

    /** An allowed transfer without a breach. */
    public static Ruling of(long policyVersion, boolean enforced, Limits limits) {
        return new Ruling(policyVersion, enforced, limits, List.of());
    }

    /** The breach for which enforcement would have refused it: after that, none of the others would have happened. */
    public Optional<Reason> firstBreach() {
        return breaches.stream().findFirst();
    }

    /** Whether a breach of the rule that this one breaks is written down already. */
    public boolean hasBreach(Cause cause) {
        return breaches.stream().anyMatch(breach -> breach.cause().rule() == cause.rule());
    }

    Ruling with(Reason breach) {
        if (hasBreach(breach.cause())) {
            return this;
        }
        List<Reason> more = new ArrayList<>(breaches);
        more.add(breach);
        return new Ruling(policyVersion, enforced, limits, more);
    }
}
