// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TextDigest;

/**
 * What a stanza means for file transfer, and what can be done with the stanza. One that means nothing for it gives no
 * signal.
 */
public sealed interface TransferSignal {

    /** A signal that has a sender and a recipient. */
    sealed interface Addressed extends TransferSignal {

        /** The stanza's addresses and id. */
        Envelope envelope();
    }

    /** A request, or a block: its sender can be told no. */
    sealed interface Request extends Addressed {

        /** What can be done with it. */
        Rewrite rewrite();
    }

    /**
     * A file is offered (XEP-0095, XEP-0096).
     *
     * @param session {@code si@id}
     * @param methods the offered stream methods; empty where the offer has no form
     */
    record Offer(Envelope envelope, String session, OfferedFile file, Set<StreamMethod> methods, Rewrite rewrite)
            implements Request {
        public Offer {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            requireNonNull(file, "file is null");
            methods = Set.copyOf(methods);
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * A request of one of the protocols that breaks its rules in a way that a filter must not guess about.
     *
     * @param session its session id, shortened; empty where it has none
     * @param file what could be read of the file
     * @param offer whether it would have been an offer; otherwise a step of a stream
     * @param problem what is wrong, for the sender
     */
    record Malformed(
            Envelope envelope, String session, OfferedFile file, boolean offer, Problem problem, Rewrite rewrite)
            implements Request {
        public Malformed {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            requireNonNull(file, "file is null");
            requireNonNull(problem, "problem is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * One peer tells the other where it can be met (XEP-0065 section 5.3.1).
     *
     * @param stream its {@code sid}
     * @param streamhosts empty where it tells nothing
     * @param fast whether it carries iris' fast mode ({@code <fast/>}), which lets the target answer with its own
     * @param udp whether it asks for UDP
     */
    record Streamhosts(
            Envelope envelope, String stream, List<Streamhost> streamhosts, boolean fast, boolean udp, Rewrite rewrite)
            implements Request {
        public Streamhosts {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(stream, "stream is null");
            streamhosts = List.copyOf(streamhosts);
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /** A client asks a proxy where it is (XEP-0065 section 4.2). Its answer is the only one that may carry streamhosts. */
    record AddressQuestion(Envelope envelope, Rewrite rewrite) implements Request {
        public AddressQuestion {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * The requester asks a proxy to let the bytes flow (XEP-0065 section 6.3.5).
     *
     * @param target the address in {@code <activate/>}, trimmed, as it was written
     * @param met between whom the stream is, where the target is named as the occupant of a room of this server
     */
    record Activation(Envelope envelope, String stream, String target, Optional<Envelope> met, Rewrite rewrite)
            implements Request {
        public Activation {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(stream, "stream is null");
            requireNonNull(target, "target is null");
            requireNonNull(met, "met is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /** An in-band bytestream is opened (XEP-0047 section 2.1). */
    record Open(Envelope envelope, String stream, int blockSize, Rewrite rewrite) implements Request {
        public Open {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(stream, "stream is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * One block of an in-band bytestream (XEP-0047 section 2.2).
     *
     * @param sequence the block's number, 0 to 65535; Conversations counts on, so any number; -1 where it is none
     * @param bytes how many bytes it decodes to
     * @param content the digest of its text, by which a repeated block is known
     * @param inMessage whether a message carries it, which has no answer; otherwise an IQ
     */
    record Block(
            Envelope envelope,
            String stream,
            long sequence,
            int bytes,
            TextDigest content,
            boolean inMessage,
            Rewrite rewrite)
            implements Request {
        public Block {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(stream, "stream is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /** An in-band bytestream is closed (XEP-0047 section 2.3). XIFF names none. */
    record Close(Envelope envelope, Optional<String> stream, Rewrite rewrite) implements Request {
        public Close {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(stream, "stream is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * The answer to a request that somebody waits for: a result, or an error.
     *
     * @param methods the stream methods that an accepted offer chose; XIFF's peers name two, others may name none
     * @param range the part of the file that an accepted offer asks for; empty for all of it
     * @param usedStreamhost the JID of the streamhost that the target connected to
     * @param error the condition's name where it is an error, {@code forbidden}; empty for a result
     * @param problem what in it two clients could read differently, so that it must not go on; empty where nothing is
     */
    record Answer(
            Envelope envelope,
            Set<StreamMethod> methods,
            Optional<FileRange> range,
            Optional<String> usedStreamhost,
            Optional<String> error,
            Optional<Problem> problem,
            AnswerRewrite rewrite)
            implements Addressed {
        public Answer {
            requireNonNull(envelope, "envelope is null");
            methods = Set.copyOf(methods);
            requireNonNull(range, "range is null");
            requireNonNull(usedStreamhost, "usedStreamhost is null");
            requireNonNull(error, "error is null");
            requireNonNull(problem, "problem is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * Who has offered a file sends an error under the id of the offer: some clients take it back so. It is no answer.
     *
     * @param rewrite takes out what of file transfer is in it
     */
    record Withdrawal(Envelope envelope, StrayRewrite rewrite) implements Addressed {
        public Withdrawal {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }

    /**
     * File transfer in a stanza that cannot carry any: an answer to no request, an error message, a presence. Or a stanza of
     * any meaning that its recipient would read as another one.
     *
     * @param from who sends it; empty where the stanza has no address
     * @param problem why its recipient would; empty where it would not
     */
    record Stray(Optional<Party> from, Optional<Problem> problem, StrayRewrite rewrite) implements TransferSignal {
        public Stray {
            requireNonNull(from, "from is null");
            requireNonNull(problem, "problem is null");
            requireNonNull(rewrite, "rewrite is null");
        }
    }
}
