// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

/** The fields of the policy's form. */
enum PolicyField {
    MODE("mode"),
    LARGEST_FILE("largestFile"),
    LARGEST_FILE_UNIT("largestFileUnit"),
    REFUSED_ENDINGS("refusedEndings"),
    UNKNOWN_SIZE_ALLOWED("unknownSizeAllowed"),
    IN_BAND_ALLOWED("inBandAllowed"),
    PROXY_ONLY("proxyOnly"),
    TELL_USERS("tellUsers"),
    RELAY_RATE("relayRate"),
    USER_RATE("userRate"),
    TRANSFER_RATE("transferRate"),
    HASH("hash");

    /** What stands behind the name of a rate's field in that of its unit. */
    static final String UNIT = "Unit";

    /** The hidden field with the version that the form was filled from. */
    static final String VERSION = "version";

    private final String parameter;

    PolicyField(String parameter) {
        this.parameter = parameter;
    }

    /** The name of the form's parameter, and the start of the ids of its elements. */
    String parameter() {
        return parameter;
    }
}
