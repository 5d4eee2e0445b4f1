// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * What can be done with an answer. An answer is never answered: what must not pass is taken out of it. While none of these
 * is called, it is as it came. On the thread that reads the stanza only.
 */
public final class AnswerRewrite {

    /** Begins the ids of answers that go nowhere, so that nobody waits for them. */
    private static final String DISCARDED = "mft-discarded-";

    private final IQ answer;
    private final @Nullable Element canonical;

    private AnswerRewrite(IQ answer, @Nullable Element canonical) {
        this.answer = answer;
        this.canonical = canonical;
    }

    /** @param canonical the payload that may go on; null where the request is answered by the bare result or error */
    static AnswerRewrite of(IQ answer, @Nullable Element canonical) {
        return new AnswerRewrite(answer, canonical);
    }

    /** It goes on with what was read of it; an error keeps what says why. */
    public void forward() {
        Markup.stripPrefixed(answer);
        Element stanza = answer.getElement();
        boolean failed = "error".equals(Markup.attribute(stanza, "type"));
        for (Element child : Markup.children(stanza)) {
            if (failed && ErrorCondition.isError(child, stanza)) {
                ErrorCondition.reduce(child);
            } else {
                stanza.remove(child);
            }
        }
        if (canonical != null) {
            canonical.detach();
            stanza.content().add(0, canonical);
        }
    }

    /** It asks for the whole file: a sender that did not say that it can send a part need not understand another wish. */
    public void askForAll() {
        if (canonical != null) {
            StreamInitiation.withoutRange(canonical);
        }
    }

    /** It gets the id that its request came with. */
    public void renumber(String id) {
        Markup.stripPrefixed(answer);
        answer.setID(id);
    }

    /** It becomes an error, so that the request has failed. */
    public void fail(Refusal refusal) {
        refusal.replaceWithError(answer);
    }

    /**
     * It reaches nobody: the requester has another answer already. Openfire has no way to drop an answer without answering
     * it, but it ignores an empty one to itself.
     *
     * @param domain the server's own
     */
    public void discard(String domain) {
        Markup.stripPrefixed(answer);
        Element stanza = answer.getElement();
        stanza.clearContent();
        stanza.addAttribute("type", "result");
        answer.setID(DISCARDED + answer.getID());
        answer.setTo(new JID(domain));
    }
}
