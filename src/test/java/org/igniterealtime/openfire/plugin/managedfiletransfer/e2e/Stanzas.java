// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import java.util.Base64;

/** The stanzas of a transfer as clients write them. */
public final class Stanzas {

    public static final String SI = "http://jabber.org/protocol/si";
    public static final String FILE_TRANSFER = "http://jabber.org/protocol/si/profile/file-transfer";
    public static final String BYTESTREAMS = "http://jabber.org/protocol/bytestreams";
    public static final String IBB = "http://jabber.org/protocol/ibb";

    private Stanzas() {}

    /** An offer with both stream methods, as Smack and Spark send it. */
    public static String offer(String id, String to, String sid, String file) {
        return offer(id, to, sid, file, BYTESTREAMS, IBB);
    }

    /**
     * An offer with these stream methods.
     *
     * @param file the element {@code <file/>}'s attributes, to the letter
     */
    public static String offer(String id, String to, String sid, String file, String... methods) {
        StringBuilder options = new StringBuilder();
        for (String method : methods) {
            options.append("<option><value>").append(method).append("</value></option>");
        }
        return "<iq type='set' id='" + id + "' to='" + to + "'><si xmlns='" + SI + "' id='" + sid
                + "' mime-type='text/plain' profile='" + FILE_TRANSFER + "'><file xmlns='" + FILE_TRANSFER + "' " + file
                + "><desc>minutes</desc></file><feature xmlns='http://jabber.org/protocol/feature-neg'>"
                + "<x xmlns='jabber:x:data' type='form'><field var='stream-method' type='list-single'>" + options
                + "</field></x></feature></si></iq>";
    }

    /** The answer of a client that keeps to XEP-0095. */
    public static String accept(String id, String to, String method) {
        return "<iq type='result' id='" + id + "' to='" + to + "'><si xmlns='" + SI
                + "'><feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='stream-method'><value>" + method + "</value></field></x></feature></si></iq>";
    }

    /** An answer that asks for a part of the file. */
    public static String acceptRange(String id, String to, String range, String method) {
        return accept(id, to, method)
                .replace("<feature", "<file xmlns='" + FILE_TRANSFER + "'>" + range + "</file><feature");
    }

    /** The answer that XIFF's peers give: two values, a form without a type, and no session id. */
    public static String acceptLikeXiff(String id, String to) {
        return "<iq type='result' id='" + id + "' to='" + to + "'><si xmlns='" + SI
                + "'><feature xmlns='http://jabber.org/protocol/feature-neg'><x xmlns='jabber:x:data'>"
                + "<field var='stream-method'><value>" + BYTESTREAMS + "</value><value>" + IBB
                + "</value></field></x></feature></si></iq>";
    }

    public static String streamhosts(String id, String to, String sid, String hosts) {
        return "<iq type='set' id='" + id + "' to='" + to + "'><query xmlns='" + BYTESTREAMS + "' sid='" + sid
                + "' mode='tcp'>" + hosts + "</query></iq>";
    }

    public static String streamhost(String jid, String host, int port) {
        return "<streamhost jid='" + jid + "' host='" + host + "' port='" + port + "'/>";
    }

    public static String used(String id, String to, String sid, String jid) {
        return "<iq type='result' id='" + id + "' to='" + to + "'><query xmlns='" + BYTESTREAMS + "' sid='" + sid
                + "'><streamhost-used jid='" + jid + "'/></query></iq>";
    }

    public static String activate(String id, String proxy, String sid, String target) {
        return "<iq type='set' id='" + id + "' to='" + proxy + "'><query xmlns='" + BYTESTREAMS + "' sid='" + sid
                + "'><activate>" + target + "</activate></query></iq>";
    }

    public static String open(String id, String to, String sid) {
        return "<iq type='set' id='" + id + "' to='" + to + "'><open xmlns='" + IBB + "' sid='" + sid
                + "' block-size='4096'/></iq>";
    }

    public static String data(String id, String to, String sid, int sequence, byte[] block) {
        return "<iq type='set' id='" + id + "' to='" + to + "'>" + block(sid, sequence, block) + "</iq>";
    }

    public static String dataInMessage(String to, String sid, int sequence, byte[] block) {
        return "<message to='" + to + "'>" + block(sid, sequence, block) + "</message>";
    }

    public static String close(String id, String to, String sid) {
        return "<iq type='set' id='" + id + "' to='" + to + "'><close xmlns='" + IBB + "'"
                + (sid.isEmpty() ? "" : " sid='" + sid + "'") + "/></iq>";
    }

    public static String result(String id, String to) {
        return "<iq type='result' id='" + id + "' to='" + to + "'/>";
    }

    public static String error(String id, String to, String type, String condition) {
        return "<iq type='error' id='" + id + "' to='" + to + "'><error type='" + type + "'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    }

    private static String block(String sid, int sequence, byte[] block) {
        return "<data xmlns='" + IBB + "' sid='" + sid + "' seq='" + sequence + "'>"
                + Base64.getEncoder().encodeToString(block) + "</data>";
    }
}
