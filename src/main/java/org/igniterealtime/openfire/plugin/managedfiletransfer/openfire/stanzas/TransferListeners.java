// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Vetoes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Offer;
import org.jivesoftware.openfire.filetransfer.DefaultFileTransferManager;
import org.jivesoftware.openfire.filetransfer.FileTransfer;
import org.jivesoftware.openfire.filetransfer.FileTransferEventListener;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jivesoftware.openfire.filetransfer.FileTransferRejectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of Openfire's file transfer manager, each of which may forbid a transfer (the switch of the Client Control
 * plugin does). Openfire's own interceptor asks them about every offer; while that is out, they are asked from here.
 *
 * <p>Through the manager they would get no transfer at all: it looks for one under the session's id, and has it under a
 * digest. So they are called here, on the stanza's thread, as Openfire does, and get one with everything in it.
 */
public final class TransferListeners implements Vetoes {

    private static final Logger Log = LoggerFactory.getLogger(TransferListeners.class);

    /** What listeners get as the size of a file of which nobody told it; 0 is a file without a byte. */
    private static final long UNKNOWN_SIZE = -1;

    /** What a stream is of which nobody said more. */
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final FileTransferManager manager;
    private final Optional<List<?>> listeners;

    private TransferListeners(FileTransferManager manager, Optional<List<?>> listeners) {
        this.manager = manager;
        this.listeners = listeners;
    }

    /** Those of this manager. */
    public static TransferListeners of(FileTransferManager manager) {
        return new TransferListeners(manager, read(manager));
    }

    @Override
    public Vote vote(Offer offer) {
        if (!(manager instanceof DefaultFileTransferManager)) {
            // Another one has an interceptor of its own, if it needs one, and that is still there.
            return Vote.ALLOWED;
        }
        return listeners.isPresent() ? ask(listeners.get(), offer) : askThroughManager(offer);
    }

    private static Vote ask(List<?> listeners, Offer offer) {
        if (listeners.isEmpty()) {
            return Vote.ALLOWED;
        }
        FileTransfer transfer = transfer(offer);
        Vote vote = Vote.ALLOWED;
        // A copy: the list is not made for several threads.
        for (Object candidate : new ArrayList<>(listeners)) {
            if (candidate instanceof FileTransferEventListener listener) {
                try {
                    listener.fileTransferStart(transfer, false);
                } catch (FileTransferRejectedException e) {
                    Log.debug("A listener does not allow a file transfer. listener={}", listener, e);
                    return Vote.FORBIDDEN;
                } catch (Exception | LinkageError e) {
                    Log.warn("A listener that may forbid file transfers failed. listener={}", listener, e);
                    vote = Vote.FAILED;
                }
            }
        }
        return vote;
    }

    /** Whether one fails, it does not tell. */
    private Vote askThroughManager(Offer offer) {
        try {
            manager.fireFileTransferStart(offer.session().id(), false);
            return Vote.ALLOWED;
        } catch (FileTransferRejectedException e) {
            Log.debug("A listener does not allow a file transfer.", e);
            return Vote.FORBIDDEN;
        }
    }

    /** As Openfire makes it, but for what an offer leaves out: Openfire lets no such offer come to a listener. */
    static FileTransfer transfer(Offer offer) {
        return new FileTransfer(
                offer.session().initiator().address(),
                offer.session().responder().address(),
                offer.session().id(),
                offer.file().name().shown(),
                offer.file().size().orElse(UNKNOWN_SIZE),
                offer.file().mimeType().orElse(UNKNOWN_TYPE));
    }

    /** There is no public way to them. */
    private static Optional<List<?>> read(FileTransferManager manager) {
        try {
            Field field = DefaultFileTransferManager.class.getDeclaredField("eventListeners");
            field.setAccessible(true);
            return field.get(manager) instanceof List<?> found ? Optional.of(found) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            Log.debug("The listeners of the file transfer manager are asked through it.", e);
            return Optional.empty();
        }
    }
}
