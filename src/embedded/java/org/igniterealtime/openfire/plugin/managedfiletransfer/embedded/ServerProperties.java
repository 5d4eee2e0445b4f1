// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server properties of the fixture: what is tested listens, all else that Openfire would start is switched off. */
final class ServerProperties {

    /** Names that 4.2.0 and 5.1.1 use; a server passes over those that it does not know. */
    private static final List<String> SWITCHED_OFF = List.of(
            "xmpp.socket.ssl.active",
            "xmpp.server.socket.active",
            "xmpp.server.socket.ssl.active",
            "xmpp.component.socket.active",
            "xmpp.component.ssl.active",
            "xmpp.multiplex.socket.active",
            "xmpp.multiplex.ssl.active",
            "httpbind.enabled",
            "flash.crossdomain.enabled",
            "mediaproxy.enabled",
            "update.service-enabled",
            "rss.enabled");

    private ServerProperties() {}

    static Map<String, String> of(ServerSetup setup, Ports ports) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("xmpp.domain", setup.domain());
        properties.put("xmpp.fqdn", "localhost");
        properties.put("xmpp.socket.plain.active", "true");
        properties.put("xmpp.socket.plain.port", Integer.toString(ports.client()));
        properties.put("xmpp.client.tls.policy", "disabled");
        properties.put("xmpp.proxy.enabled", "true");
        properties.put("xmpp.proxy.port", Integer.toString(ports.proxy()));
        // Seconds. A test that removes the JAR of an installed server would else wait for the default of 20.
        properties.put("plugins.loading.monitor.interval", "1");
        for (String name : SWITCHED_OFF) {
            properties.put(name, "false");
        }
        properties.putAll(setup.properties());
        return properties;
    }
}
