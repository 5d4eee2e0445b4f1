// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenOffer;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smackx.bytestreams.ibb.packet.Data;
import org.jivesoftware.smackx.bytestreams.ibb.packet.DataPacketExtension;
import org.jivesoftware.smackx.bytestreams.ibb.packet.Open;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jivesoftware.smackx.si.packet.StreamInitiation;

/**
 * What Smack's own parsers make of a stanza. Whether its managers would act on it depends on listeners; whatever they could
 * act on counts as seen, in a stanza of any type.
 */
final class SmackRecipient implements Recipient {

    private final Map<String, Long> lastBlock = new HashMap<>();

    SmackRecipient() {
        // Registers the providers of its extensions.
        Smack.ensureInitialized();
    }

    @Override
    public Seen deliver(String stanza) {
        Seen seen = Seen.nothing();
        Stanza parsed;
        try {
            parsed = PacketParserUtils.parseStanza(inStream(stanza));
        } catch (Exception e) {
            // A stanza that its parser throws at is logged by Smack, and nobody sees it.
            return seen;
        }
        if (parsed instanceof StreamInitiation offer
                && offer.getFile() != null
                && offer.getFile().getName() != null) {
            seen.offers()
                    .add(new SeenOffer(
                            offer.getSessionID(),
                            offer.getFile().getName(),
                            Long.toString(offer.getFile().getSize())));
        } else if (parsed instanceof Bytestream query) {
            query.getStreamHosts().forEach(host -> seen.addresses()
                    .add(new SeenAddress(host.getAddress().toString(), host.getPort())));
        } else if (parsed instanceof Open open) {
            seen.streams().add(open.getSessionID());
            lastBlock.remove(open.getSessionID());
        } else if (parsed instanceof Data data) {
            take(seen, data.getDataPacketExtension());
        } else if (parsed instanceof Message message) {
            DataPacketExtension data = message.getExtension(DataPacketExtension.class);
            if (data != null) {
                take(seen, data);
            }
        }
        reply(seen, parsed);
        return seen;
    }

    /** What a user of Smack answers who accepts everything. */
    private static void reply(Seen seen, Stanza parsed) {
        if (parsed instanceof IQ iq && iq.getType() == IQ.Type.set && iq.getFrom() != null && iq.getTo() != null) {
            String payload = "";
            if (parsed instanceof StreamInitiation) {
                payload = "<si xmlns='http://jabber.org/protocol/si'>"
                        + "<feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='submit'>"
                        + "<field var='stream-method'><value>http://jabber.org/protocol/ibb</value></field></x></feature></si>";
            } else if (parsed instanceof Bytestream query
                    && !query.getStreamHosts().isEmpty()) {
                payload = "<query xmlns='http://jabber.org/protocol/bytestreams'><streamhost-used jid='"
                        + query.getStreamHosts().get(0).getJID() + "'/></query>";
            }
            seen.replies()
                    .add(String.format(
                            Locale.ROOT,
                            "<iq type='result' id='%s' from='%s' to='%s'>%s</iq>",
                            iq.getStanzaId(),
                            iq.getTo(),
                            iq.getFrom(),
                            payload));
        }
    }

    /** Its streams take each number once: what comes under the last one again is answered with an error. */
    private void take(Seen seen, DataPacketExtension data) {
        byte[] decoded = data.getDecodedData();
        Long number = data.getSeq().longValue();
        boolean again = number.equals(lastBlock.put(data.getSessionID(), number));
        if (!again && decoded != null && decoded.length > 0) {
            seen.bytes().add(new SeenBytes(data.getSessionID(), decoded.length));
        }
    }

    private static String inStream(String stanza) {
        return stanza.replaceFirst("<(iq|message|presence)(?![\\w-])(?![^>]*?\\sxmlns=)", "<$1 xmlns='jabber:client'");
    }

    @Override
    public void reset() {
        lastBlock.clear();
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public String toString() {
        return "Smack " + Smack.getVersion();
    }
}
