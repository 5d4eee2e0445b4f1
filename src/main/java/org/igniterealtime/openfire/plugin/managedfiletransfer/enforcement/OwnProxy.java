// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Allowance;

/**
 * This server's SOCKS5 bytestreams proxy, as enforcement needs it. It joins no connections but those of a transfer that it
 * was told to expect, and obeys that transfer's limits by itself, to the byte. All methods return at once.
 */
public interface OwnProxy {

    /** Whether this is the address of the proxy. */
    boolean isAt(Party party);

    /** Whether these are the JID and an address under which the proxy itself can be met. A JID alone proves nothing. */
    boolean owns(Streamhost streamhost);

    /**
     * A stream of this transfer may be activated from now on, by either of its parties. Told again, what the transfer obeys
     * by then holds; a stream that runs is not touched.
     *
     * @param allowance what its bytes are taken from, if there is a limit that is enforced
     * @param flow hears of the stream's bytes and its end
     * @return false where a stream of another transfer has the same name at the proxy: nothing is expected then
     */
    boolean expect(Transfer transfer, Allowance allowance, Flow flow);

    /** A stream that is not followed may be activated now: there was no room for it, and no rule is enforced. */
    void expectUnfollowed(StreamKey stream);

    /** A peer of this transfer says that it is connected to the proxy: its connection is one of those that wait there now. */
    void met(TransferId id);

    /** How many connections wait at the proxy under the name of this stream, in either order of its peers. */
    int connections(StreamKey stream);

    /** The transfer is not expected any longer. A stream of it that runs goes on to its end. */
    void release(TransferId id);

    /** The transfer is not expected any longer, and both sockets of its stream are closed, if one runs. */
    void close(TransferId id);

    /** What happens to the stream of one transfer. */
    interface Flow {

        /**
         * The stream is established, and bytes move from now on. Called once, first, on the proxy's thread.
         *
         * @return whether they may: false where the transfer has ended meanwhile, and nobody would count them
         */
        boolean joined();

        /**
         * This many further bytes were forwarded, in the direction of the file and in the other one. Called a few times a
         * second, on the proxy's thread.
         */
        void moved(long bytes, long back);

        /** What the bytes of the stream come to, where the transfer's limits ask for it. Called at most once, before the end. */
        void hashed(MovedHash hash);

        /** The stream is over: nothing moves any more. Called once, after the last bytes, on a thread that may wait. */
        void over(End end);
    }

    /** How a stream over the proxy ended. */
    enum End {
        /** Its peers closed it, and all of the file had moved. */
        WHOLE,
        /** Its peers closed it, or a connection broke, before that. */
        SHORT,
        /** It reached its byte limit, and there was more to come. */
        LIMIT,
        /** No byte moved for too long. */
        IDLE,
        /** Somebody had it closed. */
        CLOSED,
        /** The proxy itself was switched off. */
        PROXY_OFF
    }
}
