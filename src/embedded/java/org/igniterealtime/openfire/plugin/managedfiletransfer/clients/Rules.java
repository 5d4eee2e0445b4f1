// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of the Transfer Policy page, as an administrator fills them in.
 *
 * @param proxied those that hold for the proxy, as far as they are filled in
 */
public record Rules(
        String mode,
        String largestBytes,
        List<String> blockedExtensions,
        boolean unknownSizeAllowed,
        boolean inBandAllowed,
        boolean proxyOnly,
        boolean tellUsers,
        Map<String, String> proxied) {

    /** The policy is enforced, and allows everything. */
    public static final Rules OPEN = new Rules("ENFORCE", "", List.of(), true, true, false, true, Map.of());

    public Rules mode(String newMode) {
        return new Rules(
                newMode,
                largestBytes,
                blockedExtensions,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                proxied);
    }

    public Rules largest(long bytes) {
        return new Rules(
                mode,
                Long.toString(bytes),
                blockedExtensions,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                proxied);
    }

    public Rules refuse(String... endings) {
        return new Rules(
                mode, largestBytes, List.of(endings), unknownSizeAllowed, inBandAllowed, proxyOnly, tellUsers, proxied);
    }

    public Rules withoutUnknownSize() {
        return new Rules(mode, largestBytes, blockedExtensions, false, inBandAllowed, proxyOnly, tellUsers, proxied);
    }

    public Rules withoutInBand() {
        return new Rules(
                mode, largestBytes, blockedExtensions, unknownSizeAllowed, false, proxyOnly, tellUsers, proxied);
    }

    public Rules throughProxyOnly() {
        return new Rules(
                mode, largestBytes, blockedExtensions, unknownSizeAllowed, inBandAllowed, true, tellUsers, proxied);
    }

    /** In bytes per second, for the whole proxy. */
    public Rules relayRate(long bytes) {
        return with("relayRate", Long.toString(bytes));
    }

    /** In bytes per second, for each user. */
    public Rules userRate(long bytes) {
        return with("userRate", Long.toString(bytes));
    }

    /** In bytes per second, for each transfer. */
    public Rules transferRate(long bytes) {
        return with("transferRate", Long.toString(bytes));
    }

    /** The SHA-256 of every proxied file is recorded. */
    public Rules hashed() {
        return with("hash", "true");
    }

    private Rules with(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(proxied);
        fields.put(field, value);
        return new Rules(
                mode,
                largestBytes,
                blockedExtensions,
                unknownSizeAllowed,
                inBandAllowed,
                proxyOnly,
                tellUsers,
                Map.copyOf(fields));
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mode", mode);
        fields.put("largestFile", largestBytes);
        fields.put("largestFileUnit", "bytes");
        // The page asks back whether so small a limit is meant.
        fields.put("confirmed", largestBytes);
        fields.put("blockedExtensions", String.join("\n", blockedExtensions));
        tick(fields, "unknownSizeAllowed", unknownSizeAllowed);
        tick(fields, "inBandAllowed", inBandAllowed);
        tick(fields, "proxyOnly", proxyOnly);
        tick(fields, "tellUsers", tellUsers);
        for (String rate : List.of("relayRate", "userRate", "transferRate")) {
            fields.put(rate, "");
            fields.put(rate + "Unit", "bytes");
        }
        fields.putAll(proxied);
        return fields;
    }

    /** A box that is not ticked is not sent. */
    private static void tick(Map<String, String> fields, String name, boolean ticked) {
        if (ticked) {
            fields.put(name, "true");
        }
    }
}
