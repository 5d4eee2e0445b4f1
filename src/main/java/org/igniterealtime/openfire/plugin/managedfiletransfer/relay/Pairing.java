// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which two of the connections under one digest belong together.
 *
 * <p>A target may open several in parallel, one to each address of the relay, and use the first that works; it may leave
 * the others open. In XEP-0065 the target connects first, the requester last. So the oldest and the newest are taken, and
 * addresses help where they can tell the peers apart. With three or more places of origin one may be a stranger who has
 * learnt the digest: unless the peers' addresses are known, there is no safe choice.
 */
sealed interface Pairing {

    /** A connection that may be chosen. */
    interface Candidate {

        InetAddress address();

        /** Whether its peer can still send. */
        boolean isOpen();
    }

    /** These two. */
    record Chosen<C extends Candidate>(C requester, C target) implements Pairing {}

    /** Fewer than two. */
    record TooFew(int connected) implements Pairing {}

    /** Too many to be sure. */
    record Ambiguous() implements Pairing {}

    /**
     * The two to join, if that can be told.
     *
     * @param waiting in the order in which they came
     */
    static <C extends Candidate> Pairing of(List<C> waiting, KnownAddresses known) {
        List<C> open = waiting.stream().filter(Candidate::isOpen).toList();
        List<C> candidates = open.size() >= 2 ? open : waiting;
        if (candidates.size() < 2) {
            return new TooFew(candidates.size());
        }
        if (candidates.size() > 2 && origins(candidates).size() > 2) {
            candidates = ofPeers(candidates, known);
            if (candidates.size() < 2 || origins(candidates).size() > 2) {
                return new Ambiguous();
            }
        }
        C requester = newest(candidates, candidate -> known.isRequester(candidate.address()))
                .orElse(candidates.get(candidates.size() - 1));
        List<C> others = candidates.stream().filter(other -> other != requester).toList();
        C target = oldest(others, candidate -> known.isTarget(candidate.address()))
                .or(() -> oldest(others, other -> !other.address().equals(requester.address())))
                .orElse(others.get(0));
        return new Chosen<>(requester, target);
    }

    private static <C extends Candidate> List<C> ofPeers(List<C> candidates, KnownAddresses known) {
        if (!known.knowsBoth()) {
            return List.of();
        }
        return candidates.stream()
                .filter(candidate -> known.isRequester(candidate.address()) || known.isTarget(candidate.address()))
                .toList();
    }

    private static Set<InetAddress> origins(List<? extends Candidate> candidates) {
        return candidates.stream().map(Candidate::address).collect(Collectors.toSet());
    }

    private static <C extends Candidate> Optional<C> oldest(List<C> candidates, Predicate<C> wanted) {
        return candidates.stream().filter(wanted).findFirst();
    }

    private static <C extends Candidate> Optional<C> newest(List<C> candidates, Predicate<C> wanted) {
        return candidates.stream().filter(wanted).reduce((older, newer) -> newer);
    }
}
