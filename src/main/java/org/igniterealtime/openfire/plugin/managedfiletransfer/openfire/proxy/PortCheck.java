// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxyAdmin.PortProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a port can be opened: it is opened for a moment. */
final class PortCheck {

    private static final Logger Log = LoggerFactory.getLogger(PortCheck.class);

    private PortCheck() {}

    static Optional<PortProblem> problem(InetSocketAddress at) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at);
            return Optional.empty();
        } catch (IOException e) {
            Log.debug("{} cannot be opened", at, e);
            return Optional.of(meaning(e));
        }
    }

    /** Java has one exception for all of it; the operating system's own words are in its message. */
    private static PortProblem meaning(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("in use")) {
            return PortProblem.IN_USE;
        }
        return message.contains("denied") || message.contains("not permitted")
                ? PortProblem.NOT_PERMITTED
                : PortProblem.OTHER;
    }
}
