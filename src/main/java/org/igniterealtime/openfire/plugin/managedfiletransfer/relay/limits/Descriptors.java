// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The file descriptors that the operating system grants this process. Every connection takes one. */
public final class Descriptors {

    /** A third is for the server: strangers at the proxy must not keep its users from logging in. */
    private static final int SERVERS_PART = 3;

    private Descriptors() {}

    /** How many connections may be open at once so that the server keeps what it needs; as many as there are elsewhere. */
    public static int share() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? share(system.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    public static int share(long granted) {
        return (int) Math.max(2, Math.min(Integer.MAX_VALUE, granted - granted / SERVERS_PART));
    }
}
