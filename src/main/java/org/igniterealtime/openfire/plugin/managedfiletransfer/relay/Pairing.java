// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;

/**
 * Which two of the connections under one digest belong together.
 *
 * <p>In XEP-0065 the target connects first, the requester last. A target may open several in parallel, one to each address
 * of the relay, and may leave the others open; and a stranger who has learnt the digest may connect as well. So two are
 * joined only where each can be told from all others: by the addresses they come from, and by where the peers are known to
 * be. Where two of one place could be the one peer's, there is no safe choice, and nothing is joined.
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
        if (waiting.size() > 2 && !isCertain(candidates, waiting, known)) {
            // Both peers in one place make two connections from there; else there is one from each of two places.
            candidates = ofPeers(waiting, known);
            if (candidates.size() != 2 || !areBothPeers(candidates, known)) {
                return new Ambiguous();
            }
        }
        C requester = newest(candidates, candidate -> known.isRequester(candidate.address()))
                .orElse(candidates.get(candidates.size() - 1));
        C target = candidates.get(candidates.get(0) == requester ? 1 : 0);
        return new Chosen<>(requester, target);
    }

    /**
     * Whether these two are the peers although others wait, or did: the others can send no more, and they come from where
     * these two come from. A client that tries several addresses at once closes those that it does not use.
     */
    private static boolean isCertain(
            List<? extends Candidate> candidates, List<? extends Candidate> waiting, KnownAddresses known) {
        if (candidates.size() != 2) {
            return false;
        }
        if (known.knowsBoth()) {
            return areBothPeers(candidates, known);
        }
        return waiting.stream().allMatch(other -> candidates.stream()
                .anyMatch(candidate -> candidate.address().equals(other.address())));
    }

    private static boolean areBothPeers(List<? extends Candidate> two, KnownAddresses known) {
        InetAddress one = two.get(0).address();
        InetAddress other = two.get(1).address();
        return (known.isRequester(one) && known.isTarget(other)) || (known.isTarget(one) && known.isRequester(other));
    }

    private static <C extends Candidate> List<C> ofPeers(List<C> candidates, KnownAddresses known) {
        if (!known.knowsBoth()) {
            return List.of();
        }
        return candidates.stream()
                .filter(candidate -> known.isOfPeer(candidate.address()))
                .toList();
    }

    private static <C extends Candidate> Optional<C> newest(List<C> candidates, Predicate<C> wanted) {
        return candidates.stream().filter(wanted).reduce((older, newer) -> newer);
    }
}
