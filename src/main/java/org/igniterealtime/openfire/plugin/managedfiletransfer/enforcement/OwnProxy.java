// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Streamhost;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * This server's SOCKS5 bytestreams proxy, as enforcement needs it. It joins no connections but those of a transfer that it
 * was told to expect, and obeys that transfer's obligations by itself, to the byte. All methods return at once.
 */
public interface OwnProxy {

    /** Whether this is the address of the proxy. */
    boolean isAt(Party party);

    /** Whether these are the JID and an address under which the proxy itself can be met. A JID alone proves nothing. */
    boolean owns(Streamhost streamhost);

    /**
     * A stream of this transfer may be activated from now on, by either party. Told again, what the transfer obeys by then
     * holds; a stream that runs is not touched.
     *
     * @param flow hears of the stream's bytes and its end
     */
    void expect(Transfer transfer, Flow flow);

    /** The transfer is not expected any longer. A stream of it that runs goes on to its end. */
    void release(TransferId id);

    /** The transfer is not expected any longer, and both sockets of its stream are closed, if one runs. */
    void close(TransferId id);

    /** What happens to the stream of one transfer. */
    interface Flow {

        /** This many further bytes of the file were forwarded. Called a few times a second, on the proxy's thread. */
        void moved(long bytes);

        /** What the bytes of the stream come to, where the transfer's obligations ask for it. Called at most once, before the end. */
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
