// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/** This server's SOCKS5 bytestreams proxy, as enforcement needs it. All methods are called on stanza threads. */
public interface OwnProxy {

    /** Whether this is the address of the proxy. */
    boolean isAt(Party party);

    /** Whether these are the JID and an address under which the proxy itself can be met. A JID alone proves nothing. */
    boolean owns(Streamhost streamhost);

    /**
     * A stream of an allowed transfer may come to the proxy.
     *
     * @param requester who offered the proxy
     * @param target who will connect to it
     */
    void expect(Transfer transfer, Party requester, Party target);

    /**
     * The requester asks for the bytes to flow: from now on each one is counted.
     *
     * @param flow is told of the bytes and may stop them
     * @return false where the two connections are not both there, so that nothing is watched: the activation must not
     *     reach the proxy, which might find the second one a moment later
     */
    boolean watch(Transfer transfer, Party requester, Party target, Flow flow);

    /** Closes both sockets of a transfer, if it runs over the proxy. Returns at once. */
    void close(TransferId id);

    /** The bytes of one stream over the proxy, reported on the proxy's thread. */
    interface Flow {

        /**
         * This many bytes are about to be forwarded.
         *
         * @return false where they must not be: the stream has to be closed, none of them forwarded
         */
        boolean moves(int bytes);

        /** The stream is over: nothing moves any more. */
        void over();
    }
}
