// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/**
 * What is wrong with the port that is typed, beyond its number. Asked together with all other checks of the form, so that an
 * administrator hears of everything that is wrong at once.
 */
record PortErrors(ProxyAdmin proxy, Texts texts) {

    /** @param enabled whether the form switches the proxy on */
    ReadProxyForm addTo(ReadProxyForm read, boolean enabled) {
        return read.port().isPresent()
                ? error(read.port().getAsInt(), enabled)
                        .map(read::withPortError)
                        .orElse(read)
                : read;
    }

    /**
     * What is wrong with the port that the proxy would listen at from now on. A port that it waits for already is not
     * asked about again: everything else can still be saved.
     */
    private Optional<String> error(int port, boolean enabled) {
        ProxySettings before = proxy.settings();
        boolean moves = port != before.port() || !before.enabled();
        return enabled && moves ? proxy.portProblem(port).map(problem -> text(problem, port)) : Optional.empty();
    }

    private String text(ProxyAdmin.PortProblem problem, int port) {
        String key =
                switch (problem) {
                    case IN_USE -> "mft.proxy.port.error.in-use";
                    case NOT_PERMITTED -> "mft.proxy.port.error.not-permitted";
                    case OTHER -> "mft.proxy.port.error.other";
                };
        return texts.text(key, Integer.toString(port));
    }
}
