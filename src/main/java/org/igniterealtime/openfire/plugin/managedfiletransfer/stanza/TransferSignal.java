// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;

/** What a stanza means for file transfer. A stanza that means nothing for it gives no signal. */
public sealed interface TransferSignal {

    /** The stanza's addresses and id. */
    Envelope envelope();

    /**
     * A file is offered (XEP-0095, XEP-0096).
     *
     * @param session {@code si@id}
     * @param methods the offered stream methods; empty where the offer has no form
     */
    record SiOffer(Envelope envelope, String session, OfferedFile file, Set<StreamMethod> methods)
            implements TransferSignal {
        public SiOffer {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            requireNonNull(file, "file is null");
            methods = Set.copyOf(methods);
        }
    }

    /**
     * A request of one of the protocols that breaks its rules in a way that a filter must not guess about.
     *
     * @param session its session id, shortened; empty where it has none
     * @param file what could be read of the file
     * @param offer whether it would have been an offer; otherwise a step of a stream
     * @param problem one English sentence for the sender: what is wrong, and what would be right
     */
    record Malformed(Envelope envelope, String session, OfferedFile file, boolean offer, String problem)
            implements TransferSignal {
        public Malformed {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            requireNonNull(file, "file is null");
            requireNonNull(problem, "problem is null");
        }
    }

    /**
     * One peer tells the other where it can be met (XEP-0065 section 5.3.1).
     *
     * @param fast whether it carries iris' fast mode ({@code <fast/>}), which lets the target answer with its own
     * @param udp whether it asks for UDP
     */
    record StreamhostOffer(Envelope envelope, String session, List<Streamhost> streamhosts, boolean fast, boolean udp)
            implements TransferSignal {
        public StreamhostOffer {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            streamhosts = List.copyOf(streamhosts);
        }
    }

    /**
     * The requester asks a proxy to let the bytes flow (XEP-0065 section 6.3.5).
     *
     * @param target the address in {@code <activate/>}, trimmed, as it was written
     */
    record Activation(Envelope envelope, String session, String target) implements TransferSignal {
        public Activation {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
            requireNonNull(target, "target is null");
        }
    }

    /** An in-band bytestream is opened (XEP-0047 section 2.1). */
    record IbbOpen(Envelope envelope, String session, int blockSize) implements TransferSignal {
        public IbbOpen {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
        }
    }

    /**
     * One block of an in-band bytestream (XEP-0047 section 2.2), in an IQ or in a message.
     *
     * @param sequence the block's number, 0 to 65535; Conversations counts on, so any number; -1 where it is none
     * @param bytes how many bytes it decodes to; white space does not count, broken Base64 counts by its length
     */
    record IbbData(Envelope envelope, String session, long sequence, int bytes) implements TransferSignal {
        public IbbData {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
        }
    }

    /** An in-band bytestream is closed (XEP-0047 section 2.3). XIFF sends no session id. */
    record IbbClose(Envelope envelope, Optional<String> session) implements TransferSignal {
        public IbbClose {
            requireNonNull(envelope, "envelope is null");
            requireNonNull(session, "session is null");
        }
    }

    /**
     * The answer to a request that somebody waits for: a result, or an error.
     *
     * @param methods the stream methods that an accepted offer chose; XIFF's peers name two, others may name none
     * @param usedStreamhost the JID of the streamhost that the target connected to
     * @param error the condition's name where it is an error, {@code forbidden}; empty for a result
     */
    record Reply(Envelope envelope, Set<StreamMethod> methods, Optional<String> usedStreamhost, Optional<String> error)
            implements TransferSignal {
        public Reply {
            requireNonNull(envelope, "envelope is null");
            methods = Set.copyOf(methods);
            requireNonNull(usedStreamhost, "usedStreamhost is null");
            requireNonNull(error, "error is null");
        }
    }
}
