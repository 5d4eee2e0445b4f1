// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client saw of one stanza.
 *
 * @param offers files that were offered to its user
 * @param addresses where it would connect to
 * @param streams ids of in-band streams that it opened
 * @param bytes how many bytes it took for a file, by the id of their stream
 * @param replies what it sent because of the stanza
 */
record Seen(
        List<SeenOffer> offers,
        List<SeenAddress> addresses,
        List<String> streams,
        List<SeenBytes> bytes,
        List<String> replies) {

    static Seen nothing() {
        return new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isNothing() {
        return offers.isEmpty() && addresses.isEmpty() && streams.isEmpty() && bytes.isEmpty();
    }

    record SeenOffer(String stream, String name, String size) {}

    record SeenAddress(String host, long port) {}

    record SeenBytes(String stream, int count) {}
}
