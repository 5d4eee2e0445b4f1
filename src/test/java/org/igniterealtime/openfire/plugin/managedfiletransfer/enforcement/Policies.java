// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;

/** Policies that are enforced and differ from an open one in one rule. */
public final class Policies {

    public static final Policy OPEN =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, false, true);
    public static final Policy PROXY_ONLY =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, true, true);
    public static final Policy NO_IN_BAND =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, false, false, true);
    public static final Policy KNOWN_SIZE =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), false, true, false, true);
    public static final Policy NO_EXE =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(".exe"), true, true, false, true);
    public static final Policy LIMITED =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.of(1000), List.of(), true, true, false, true);
    public static final Policy QUIET =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.of(1000), List.of(), true, true, false, false);

    /** Breaks with whatever a transfer does. */
    public static final Policy STRICT =
            new Policy(7, PolicyMode.ENFORCE, OptionalLong.of(10), List.of(".txt"), false, false, true, true);

    private Policies() {}

    public static Policy largest(long bytes) {
        return new Policy(7, PolicyMode.ENFORCE, OptionalLong.of(bytes), List.of(), true, true, false, true);
    }

    public static Policy in(PolicyMode mode, Policy policy) {
        return new Policy(
                policy.version(),
                mode,
                policy.largestFile(),
                policy.blockedExtensions(),
                policy.unknownSizeAllowed(),
                policy.inBandAllowed(),
                policy.proxyOnly(),
                policy.tellUsers(),
                policy.rates(),
                policy.hash());
    }
}
