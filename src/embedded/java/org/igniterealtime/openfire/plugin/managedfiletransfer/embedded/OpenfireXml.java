// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

/** The text of {@code conf/openfire.xml}: a server that is set up, on 127.0.0.1, with its embedded database. */
final class OpenfireXml {

    private OpenfireXml() {}

    /** The interface is set, so that the file transfer proxy advertises 127.0.0.1 on a machine without a network. */
    static String of(ServerSetup setup, Ports ports) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <jive>
                    <setup>true</setup>
                    <locale>%s</locale>
                    <fqdn>localhost</fqdn>
                    <adminConsole>
                        <interface>127.0.0.1</interface>
                        <port>%d</port>
                        <securePort>-1</securePort>
                    </adminConsole>
                    <network>
                        <interface>127.0.0.1</interface>
                    </network>
                    <connectionProvider>
                        <className>org.jivesoftware.database.EmbeddedConnectionProvider</className>
                    </connectionProvider>
                </jive>
                """
                .formatted(setup.locale(), ports.console());
    }
}
