// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.ping.PingManager;

/** A Smack client whom the server sees come and go at once, so that neither tests nor the demo have to wait for it. */
public final class XmppClient implements AutoCloseable {

    private final XMPPTCPConnection connection;

    private XmppClient(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /** Connects, logs in, and returns when the server counts the user as available. */
    public static XmppClient loggedIn(OpenfireServer server, UserAccount user)
            throws SmackException, IOException, XMPPException, InterruptedException {
        return loggedIn(configuration(server, user).build());
    }

    /** The same with an own configuration. */
    public static XmppClient loggedIn(XMPPTCPConnectionConfiguration configuration)
            throws SmackException, IOException, XMPPException, InterruptedException {
        XMPPTCPConnection connection = new XMPPTCPConnection(configuration);
        // Else the server holds the session of a client that is gone, for it to come back.
        connection.setUseStreamManagement(false);
        try {
            connection.connect();
            connection.login();
            // The answer comes after the presence has had its effect: a message before that would be stored for later.
            PingManager.getInstanceFor(connection).pingMyServer();
            return new XmppClient(connection);
        } catch (SmackException | IOException | XMPPException | InterruptedException e) {
            connection.instantShutdown();
            throw e;
        }
    }

    /** What it takes to reach the server as the user. */
    public static XMPPTCPConnectionConfiguration.Builder configuration(OpenfireServer server, UserAccount user)
            throws IOException {
        return XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(server.domain())
                .setHost("127.0.0.1")
                .setPort(server.clientPort())
                .setSecurityMode(SecurityMode.disabled)
                .setUsernameAndPassword(user.name(), user.password());
    }

    public XMPPTCPConnection connection() {
        return connection;
    }

    /** Openfire 4.2.0 often does not close the stream from its side, for which Smack's disconnect would wait five seconds. */
    @Override
    public void close() {
        connection.instantShutdown();
    }
}
