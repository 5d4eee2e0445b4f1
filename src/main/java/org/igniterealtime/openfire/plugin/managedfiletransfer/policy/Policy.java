// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;

/**
 * What is allowed, at one moment. Immutable; deciding takes no lock and touches nothing else.
 *
 * @param version grows by one with every change that an administrator saves
 * @param largestFile the most bytes a file may have; empty for no limit, 0 where no file at all may pass
 * @param blockedExtensions endings of file names that are refused, lower case, sorted; {@code .exe}
 * @param unknownSizeAllowed whether an offer need not say how large its file is
 * @param inBandAllowed whether bytes may travel in stanzas
 * @param proxyOnly whether SOCKS5 bytestreams must go through this server's proxy
 * @param tellUsers whether local users get a message from the server with the reason of a refusal, since few clients
 *     show the text of an error
 * @param rates how fast proxied bytes may move; like all that slows or refuses, only where the policy is enforced
 * @param hash whether the SHA-256 of every proxied file is recorded, also where the policy is only observed; else only of
 *     those whose offer carries a digest to compare with. In mode OFF, of none
 */
public record Policy(
        long version,
        PolicyMode mode,
        OptionalLong largestFile,
        List<String> blockedExtensions,
        boolean unknownSizeAllowed,
        boolean inBandAllowed,
        boolean proxyOnly,
        boolean tellUsers,
        RateLimits rates,
        boolean hash) {

    /** What a new installation starts with: it watches and refuses nothing. */
    public static final Policy INITIAL =
            new Policy(0, PolicyMode.OBSERVE, OptionalLong.empty(), List.of(), true, true, false, true);

    /** What holds where the policy cannot be read: nothing passes until an administrator saves one. */
    public static final Policy CLOSED =
            new Policy(0, PolicyMode.ENFORCE, OptionalLong.of(0), List.of(), false, false, true, true);

    public Policy {
        requireNonNull(mode, "mode is null");
        requireNonNull(largestFile, "largestFile is null");
        requireNonNull(rates, "rates is null");
        if (largestFile.isPresent() && largestFile.getAsLong() < 0) {
            throw new IllegalArgumentException("largestFile is negative");
        }
        blockedExtensions = List.copyOf(new TreeSet<>(blockedExtensions));
    }

    /** Without rates and hashes. */
    public Policy(
            long version,
            PolicyMode mode,
            OptionalLong largestFile,
            List<String> blockedExtensions,
            boolean unknownSizeAllowed,
            boolean inBandAllowed,
            boolean proxyOnly,
            boolean tellUsers) {
        this(
                version,
                mode,
                largestFile,
                blockedExtensions,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                RateLimits.NONE,
                false);
    }

    /** Decides an offer. */
    public Decision decide(OfferFacts offer) {
        if (mode == PolicyMode.OFF) {
            return new Decision.Allow(Ruling.of(version, false, Limits.NONE));
        }
        List<Reason> breaches = breaches(offer);
        if (mode == PolicyMode.ENFORCE && !breaches.isEmpty()) {
            return new Decision.Refuse(breaches.get(0));
        }
        return new Decision.Allow(new Ruling(version, enforces(), limits(offer.file()), breaches));
    }

    /** The same policy under another number. */
    public Policy withVersion(long number) {
        return new Policy(
                number,
                mode,
                largestFile,
                blockedExtensions,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                rates,
                hash);
    }

    /** Whether breaches are refused, not only noted. */
    public boolean enforces() {
        return mode == PolicyMode.ENFORCE;
    }

    /** How fast all proxied bytes together may move now; a rate is enforcement, so only where the policy is enforced. */
    public OptionalLong relayRate() {
        return enforced(rates.relay());
    }

    private OptionalLong enforced(OptionalLong rate) {
        return enforces() ? rate : OptionalLong.empty();
    }

    private List<Reason> breaches(OfferFacts offer) {
        List<Reason> found = new ArrayList<>();
        OptionalLong size = offer.file().size();
        if (largestFile.isPresent() && largestFile.getAsLong() == 0) {
            found.add(Reason.of(Cause.NO_FILES));
        } else if (largestFile.isPresent() && size.isPresent() && size.getAsLong() > largestFile.getAsLong()) {
            found.add(Reason.of(
                    Cause.LARGEST_FILE,
                    new Argument.Bytes(size.getAsLong()),
                    new Argument.Bytes(largestFile.getAsLong())));
        }
        blockedExtensions.stream()
                .filter(offer.file().name()::endsWith)
                .findFirst()
                .ifPresent(ending -> found.add(Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(ending))));
        if (size.isEmpty() && !unknownSizeAllowed) {
            found.add(Reason.of(Cause.UNKNOWN_SIZE));
        }
        if (offer.isInBandOnly() && !inBandAllowed) {
            found.add(Reason.of(Cause.IN_BAND));
        }
        return found;
    }

    private Limits limits(OfferedFile file) {
        return new Limits(
                proxyOnly,
                inBandAllowed,
                MovingBytes.limit(largestFile, file.size()),
                enforced(rates.perTransfer()),
                enforced(rates.perUser()),
                hash || file.hash().isPresent(),
                true);
    }
}
