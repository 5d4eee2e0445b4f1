// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/** The policy's form as it is filled in: what was typed, right or wrong. */
record PolicyForm(
        String version,
        String mode,
        String largestFile,
        String largestFileUnit,
        String refusedEndings,
        boolean unknownSizeAllowed,
        boolean inBandAllowed,
        boolean proxyOnly,
        boolean tellUsers,
        TypedRate relayRate,
        TypedRate userRate,
        TypedRate transferRate,
        boolean hash) {

    /** The form that says what this policy says. */
    static PolicyForm of(Policy policy) {
        long largest = policy.largestFile().orElse(0);
        SizeUnit unit = policy.largestFile().isPresent() ? SizeUnit.fitting(largest) : SizeUnit.MB;
        return new PolicyForm(
                Long.toString(policy.version()),
                policy.mode().name(),
                policy.largestFile().isPresent() ? Long.toString(largest / unit.bytes()) : "",
                unit.key(),
                String.join("\n", policy.refusedEndings()),
                policy.unknownSizeAllowed(),
                policy.inBandAllowed(),
                policy.proxyOnly(),
                policy.tellUsers(),
                TypedRate.of(policy.rates().relay()),
                TypedRate.of(policy.rates().perUser()),
                TypedRate.of(policy.rates().perTransfer()),
                policy.hash());
    }

    /** The form as a browser, or somebody who pretends to be one, sent it. */
    static PolicyForm of(HttpServletRequest request) {
        return new PolicyForm(
                text(request, PolicyField.VERSION),
                text(request, PolicyField.MODE.parameter()),
                text(request, PolicyField.LARGEST_FILE.parameter()),
                text(request, PolicyField.LARGEST_FILE_UNIT.parameter()),
                text(request, PolicyField.REFUSED_ENDINGS.parameter()),
                isTicked(request, PolicyField.UNKNOWN_SIZE_ALLOWED),
                isTicked(request, PolicyField.IN_BAND_ALLOWED),
                isTicked(request, PolicyField.PROXY_ONLY),
                isTicked(request, PolicyField.TELL_USERS),
                rate(request, PolicyField.RELAY_RATE),
                rate(request, PolicyField.USER_RATE),
                rate(request, PolicyField.TRANSFER_RATE),
                isTicked(request, PolicyField.HASH));
    }

    /** The same values, filled in by somebody who has seen this version. */
    PolicyForm knowing(long seen) {
        return new PolicyForm(
                Long.toString(seen),
                mode,
                largestFile,
                largestFileUnit,
                refusedEndings,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                relayRate,
                userRate,
                transferRate,
                hash);
    }

    private static TypedRate rate(HttpServletRequest request, PolicyField field) {
        return new TypedRate(text(request, field.parameter()), text(request, field.parameter() + PolicyField.UNIT));
    }

    private static String text(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).orElse("");
    }

    /** A browser sends a box that is not ticked by not sending it. */
    private static boolean isTicked(HttpServletRequest request, PolicyField field) {
        return "true".equals(request.getParameter(field.parameter()));
    }
}
