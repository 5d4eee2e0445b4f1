// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * How this server says no: an error that a stanza is turned into, in place.
 *
 * <p>The server then routes that stanza to whom it concerns. This works on every version of Openfire and for local,
 * remote and component senders alike, while a rejected packet is answered for local senders only. Immutable.
 */
public final class Refusal {

    /**
     * The conditions in use (RFC 6120 section 8.3.3), with the numbers of XEP-0086: iris goes by them. 403 and 400 mean
     * more to it than their conditions do (declined, no common method), so that no other condition may carry them.
     */
    private enum Condition {
        /** Tinder does not know this one. */
        POLICY_VIOLATION("policy-violation", "cancel", 405),
        BAD_REQUEST("bad-request", "modify", 400),
        ITEM_NOT_FOUND("item-not-found", "cancel", 404),
        NOT_ALLOWED("not-allowed", "cancel", 405),
        NOT_ACCEPTABLE("not-acceptable", "modify", 406),
        CONFLICT("conflict", "cancel", 409),
        FEATURE_NOT_IMPLEMENTED("feature-not-implemented", "cancel", 501),
        RESOURCE_CONSTRAINT("resource-constraint", "wait", 500),
        INTERNAL_SERVER_ERROR("internal-server-error", "wait", 500);

        private final String element;
        private final String type;
        private final int code;

        Condition(String element, String type, int code) {
            this.element = element;
            this.type = type;
            this.code = code;
        }
    }

    private static final Namespace CONDITIONS = Namespace.get(ErrorCondition.NAMESPACE);

    private final Condition condition;
    private final LocalizedText text;

    private Refusal(Condition condition, LocalizedText text) {
        this.condition = condition;
        this.text = requireNonNull(text, "text is null");
    }

    /** A rule of the policy forbids it. */
    public static Refusal policy(LocalizedText text) {
        return new Refusal(Condition.POLICY_VIOLATION, text);
    }

    /** It breaks the rules of its protocol. */
    public static Refusal badRequest(LocalizedText text) {
        return new Refusal(Condition.BAD_REQUEST, text);
    }

    /** There is no such stream, or no streamhost that can be reached; makes some clients try another method. */
    public static Refusal itemNotFound(LocalizedText text) {
        return new Refusal(Condition.ITEM_NOT_FOUND, text);
    }

    /** Not with this stream, or not yet: both parties have to be connected to a proxy first (XEP-0065 section 6.3.5). */
    public static Refusal notAllowed(LocalizedText text) {
        return new Refusal(Condition.NOT_ALLOWED, text);
    }

    /** It is understood and not wanted in this form. */
    public static Refusal notAcceptable(LocalizedText text) {
        return new Refusal(Condition.NOT_ACCEPTABLE, text);
    }

    /** The sender has too much open as it is: later. */
    public static Refusal resourceConstraint(LocalizedText text) {
        return new Refusal(Condition.RESOURCE_CONSTRAINT, text);
    }

    /** Its session id is in use. */
    public static Refusal conflict(LocalizedText text) {
        return new Refusal(Condition.CONFLICT, text);
    }

    /** Nobody here knows what it asks for. */
    public static Refusal notImplemented(LocalizedText text) {
        return new Refusal(Condition.FEATURE_NOT_IMPLEMENTED, text);
    }

    /** This server failed at it. */
    public static Refusal internalError(LocalizedText text) {
        return new Refusal(Condition.INTERNAL_SERVER_ERROR, text);
    }

    /**
     * Turns a request into the error that answers it: back to its sender, in the name of whom it was for.
     *
     * <p>Of the payload, no more goes back than names the request. Whoever sent it need not be in whose name it came (a
     * component may use any of its users', an occupant's name is of a room), and to libpurple an error with an offer in it is
     * an offer.
     *
     * @param request an IQ of type get or set, or a message
     */
    public void asErrorReply(Packet request) {
        Markup.stripPrefixed(request);
        JID sender = request.getFrom();
        JID recipient = request.getTo();
        Governed.outline(request.getElement());
        request.setFrom(recipient);
        request.setTo(sender);
        fail(request.getElement());
    }

    /**
     * Turns a result into an error, so that the request it answers has failed; addresses stay.
     *
     * <p>What the result says is taken out of it: Pidgin would read a chosen method as an acceptance in an error as
     * well. What is left of a stream initiation names its profile, by which Gajim 0.16 knows it.
     *
     * @param result an IQ of type result
     */
    public void replaceWithError(IQ result) {
        Markup.stripPrefixed(result);
        Element stanza = result.getElement();
        List<Element> said = Markup.children(stanza);
        stanza.clearContent();
        said.stream()
                .filter(payload -> Markup.is(payload, StreamInitiation.ELEMENT, StreamInitiation.NAMESPACE))
                .forEach(payload -> stanza.add(StreamInitiation.outline(payload)));
        fail(stanza);
    }

    /** The same, of a result of which nobody knows what it answers: nothing of it is left. */
    void replaceWithBareError(IQ result) {
        Markup.stripPrefixed(result);
        result.getElement().clearContent();
        fail(result.getElement());
    }

    private void fail(Element stanza) {
        for (Element error : Markup.children(stanza, "error")) {
            stanza.remove(error);
        }
        stanza.addAttribute("type", "error");
        // In the namespace of the stanza itself, which is not the same on all versions of the server.
        Element error = stanza.addElement(QName.get("error", stanza.getNamespace()));
        error.addAttribute("code", Integer.toString(condition.code));
        error.addAttribute("type", condition.type);
        error.addElement(QName.get(condition.element, CONDITIONS));
        error.addElement(QName.get("text", CONDITIONS))
                .addAttribute(Markup.LANGUAGE, text.language())
                .addText(Markup.legal(text.text()));
    }

    /** The error that ends an offer of which only the addresses, the id and the session are left. */
    public IQ toOffer(Envelope offer, String session) {
        IQ answer = StreamInitiation.outline(offer, session);
        asErrorReply(answer);
        return answer;
    }
}
