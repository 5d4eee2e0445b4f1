// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Packet;

/**
 * What is wrong with a request. Reading goes on after a flaw, so that the history can still say what was offered; the
 * first flaw is what the sender is told.
 */
final class Flaws {

    private @Nullable Problem first;

    void note(Problem problem) {
        if (first == null) {
            first = problem;
        }
    }

    void note(Flaw flaw) {
        note(flaw.plain());
    }

    void noteIf(boolean flawed, Problem problem) {
        if (flawed) {
            note(problem);
        }
    }

    void noteIf(boolean flawed, Flaw flaw) {
        if (flawed) {
            note(flaw);
        }
    }

    /** The first flaw, if there is one. */
    Optional<Problem> first() {
        return Optional.ofNullable(first);
    }

    /** The signal of an offer, where nothing is wrong with it. */
    TransferSignal offer(
            Envelope envelope, String session, OfferedFile file, Rewrite rewrite, Supplier<TransferSignal> sound) {
        return first == null
                ? sound.get()
                : new TransferSignal.Malformed(envelope, session, file, true, first, rewrite);
    }

    /** The signal of a step of a stream, where nothing is wrong with it. */
    TransferSignal step(Envelope envelope, String session, Rewrite rewrite, Supplier<TransferSignal> sound) {
        return first == null
                ? sound.get()
                : new TransferSignal.Malformed(envelope, session, OfferedFile.UNKNOWN, false, first, rewrite);
    }

    /** An element of a namespace of file transfer that none of its specifications has. */
    static TransferSignal unknown(Packet packet, Envelope envelope, Element payload) {
        return broken(packet, envelope, payload, Flaw.ELEMENT_UNKNOWN);
    }

    /** An element of file transfer below one that is none. */
    static TransferSignal misplaced(Packet packet, Envelope envelope, Element around) {
        return broken(packet, envelope, around, Flaw.ELEMENT_MISPLACED);
    }

    private static TransferSignal broken(Packet packet, Envelope envelope, Element payload, Flaw flaw) {
        return new TransferSignal.Malformed(
                envelope, "", OfferedFile.UNKNOWN, false, flaw.plain(), Rewrite.of(packet, payload));
    }
}
