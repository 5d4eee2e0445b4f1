// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of the Transfer Policy page, as an administrator fills them in. */
public record Rules(
        String mode,
        String largestBytes,
        List<String> refusedEndings,
        boolean unknownSizeAllowed,
        boolean inBandAllowed,
        boolean proxyOnly,
        boolean tellUsers) {

    /** The policy is enforced, and allows everything. */
    public static final Rules OPEN = new Rules("ENFORCE", "", List.of(), true, true, false, true);

    public Rules mode(String newMode) {
        return new Rules(
                newMode, largestBytes, refusedEndings, unknownSizeAllowed, inBandAllowed, proxyOnly, tellUsers);
    }

    public Rules largest(long bytes) {
        return new Rules(
                mode, Long.toString(bytes), refusedEndings, unknownSizeAllowed, inBandAllowed, proxyOnly, tellUsers);
    }

    public Rules refuse(String... endings) {
        return new Rules(mode, largestBytes, List.of(endings), unknownSizeAllowed, inBandAllowed, proxyOnly, tellUsers);
    }

    public Rules withoutUnknownSize() {
        return new Rules(mode, largestBytes, refusedEndings, false, inBandAllowed, proxyOnly, tellUsers);
    }

    public Rules withoutInBand() {
        return new Rules(mode, largestBytes, refusedEndings, unknownSizeAllowed, false, proxyOnly, tellUsers);
    }

    public Rules throughProxyOnly() {
        return new Rules(mode, largestBytes, refusedEndings, unknownSizeAllowed, inBandAllowed, true, tellUsers);
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mode", mode);
        fields.put("largestFile", largestBytes);
        fields.put("largestFileUnit", "bytes");
        fields.put("refusedEndings", String.join("\n", refusedEndings));
        tick(fields, "unknownSizeAllowed", unknownSizeAllowed);
        tick(fields, "inBandAllowed", inBandAllowed);
        tick(fields, "proxyOnly", proxyOnly);
        tick(fields, "tellUsers", tellUsers);
        return fields;
    }

    /** A box that is not ticked is not sent. */
    private static void tick(Map<String, String> fields, String name, boolean ticked) {
        if (ticked) {
            fields.put(name, "true");
        }
    }
}
