// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;

/** The fields of the policy's form. */
enum PolicyField {
    MODE("mode", "mft.policy.mode", Kind.CHOICE),
    LARGEST_FILE("largestFile", "mft.policy.largest", Kind.AMOUNT),
    BLOCKED_EXTENSIONS("blockedExtensions", "mft.policy.extensions", Kind.LIST),
    UNKNOWN_SIZE_ALLOWED("unknownSizeAllowed", "mft.policy.unknown-size", Kind.BOX),
    IN_BAND_ALLOWED("inBandAllowed", "mft.policy.in-band", Kind.BOX),
    PROXY_ONLY("proxyOnly", "mft.policy.proxy-only", Kind.BOX),
    TELL_USERS("tellUsers", "mft.policy.tell-users", Kind.BOX),
    RELAY_RATE("relayRate", "mft.policy.rate.relay", Kind.AMOUNT),
    USER_RATE("userRate", "mft.policy.rate.user", Kind.AMOUNT),
    TRANSFER_RATE("transferRate", "mft.policy.rate.transfer", Kind.AMOUNT),
    HASH("hash", "mft.policy.hash", Kind.BOX);

    /** What stands behind the name of an amount's field in that of its unit. */
    static final String UNIT = "Unit";

    /** The hidden field with the version that the form was filled from. */
    static final String VERSION = "version";

    /** The hidden field with the values that the form was filled from. */
    static final String BASE = "base";

    /** The box that says that a very small limit is meant: its bytes. */
    static final String CONFIRMED = "confirmed";

    /** How a field is filled in. */
    enum Kind {
        CHOICE,
        AMOUNT,
        LIST,
        BOX
    }

    private final String parameter;
    private final String label;
    private final Kind kind;

    PolicyField(String parameter, String label, Kind kind) {
        this.parameter = parameter;
        this.label = label;
        this.kind = kind;
    }

    /** The name of the form's parameter, and the start of the ids of its elements. */
    String parameter() {
        return parameter;
    }

    /** The key of its name. */
    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** The element that errors lead to. */
    String anchor() {
        return kind == Kind.CHOICE ? parameter + "-" + PolicyMode.OFF.name() : parameter;
    }
}
