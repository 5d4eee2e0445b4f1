// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.List;

/** The numbers in the proxy's form. Times are in seconds. */
public enum ProxyNumber {
    PORT("port", "mft.proxy.port", "mft.proxy.port.hint", 1, 65_535),
    HANDSHAKE("handshake", "mft.proxy.handshake", "mft.proxy.handshake.hint", 1, 3_600),
    UNCLAIMED("unclaimed", "mft.proxy.unclaimed", "mft.proxy.unclaimed.hint", 1, Limits.DAY),
    CLAIMED("claimed", "mft.proxy.claimed", "mft.proxy.claimed.hint", 1, Limits.DAY),
    IDLE("idle", "mft.proxy.idle", "mft.proxy.idle.hint", 1, Limits.DAY),
    HALF_CLOSED("halfClosed", "mft.proxy.half-closed", "mft.proxy.half-closed.hint", 1, Limits.DAY),
    TOTAL("total", "mft.proxy.total", "mft.proxy.total.hint", 2, Limits.MOST),
    PER_ADDRESS("perAddress", "mft.proxy.per-address", "mft.proxy.per-address.hint", 1, Limits.MOST),
    PER_USER("perUser", "mft.proxy.per-user", "mft.proxy.per-user.hint", 2, Limits.MOST),
    PER_DIGEST("perDigest", "mft.proxy.per-digest", "mft.proxy.per-digest.hint", 2, 1_000);

    /** How long each step may take. */
    static final List<ProxyNumber> TIMES = List.of(HANDSHAKE, UNCLAIMED, CLAIMED, IDLE, HALF_CLOSED);

    /** How many connections there may be. */
    static final List<ProxyNumber> CAPS = List.of(TOTAL, PER_ADDRESS, PER_USER, PER_DIGEST);

    private final String parameter;
    private final String label;
    private final String hint;
    private final int least;
    private final int most;

    ProxyNumber(String parameter, String label, String hint, int least, int most) {
        this.parameter = parameter;
        this.label = label;
        this.hint = hint;
        this.least = least;
        this.most = most;
    }

    /** The name of the form's parameter, and the start of the ids of its elements. */
    String parameter() {
        return parameter;
    }

    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** What these settings say of it. */
    int of(ProxySettings settings) {
        return switch (this) {
            case PORT -> settings.port();
            case HANDSHAKE -> (int) settings.timeouts().handshakeStep().toSeconds();
            case UNCLAIMED -> (int) settings.timeouts().unclaimed().toSeconds();
            case CLAIMED -> (int) settings.timeouts().claimed().toSeconds();
            case IDLE -> (int) settings.timeouts().idle().toSeconds();
            case HALF_CLOSED -> (int) settings.timeouts().halfClosed().toSeconds();
            case TOTAL -> settings.connectionLimits().total();
            case PER_ADDRESS -> settings.connectionLimits().perAddress();
            case PER_USER -> settings.connectionLimits().perUser();
            case PER_DIGEST -> settings.connectionLimits().perDigest();
        };
    }

    /** Bounds that an administrator will not miss, far from where an int overflows. */
    private static final class Limits {
        static final int DAY = 86_400;
        static final int MOST = 1_000_000;
    }
}
