// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.IpLiteral;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.LocalClientSession;
import org.xmpp.packet.JID;

/** From where the users of this node are connected to it. Asks no other node and no name server. */
public final class SessionAddresses {

    private final SessionManager sessions;

    public SessionAddresses(SessionManager sessions) {
        this.sessions = sessions;
    }

    public KnownAddresses of(Party requester, Party target) {
        return new KnownAddresses(of(requester), of(target));
    }

    private Optional<InetAddress> of(Party party) {
        ClientSession session = sessions.getSession(new JID(party.address()));
        if (!(session instanceof LocalClientSession local)) {
            return Optional.empty();
        }
        try {
            String host = local.getHostAddress();
            return host == null ? Optional.empty() : IpLiteral.of(host);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
