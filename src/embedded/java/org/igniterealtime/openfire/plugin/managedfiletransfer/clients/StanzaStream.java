// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;

/** Cuts an XMPP stream into its stanzas. Good for a server's well-formed output, in which no text holds a raw {@code <}. */
final class StanzaStream {

    private static final String WRAPPER =
            "<wrapper xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    private final Reader in;

    StanzaStream(InputStream in) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** The next child of the stream, which waits for it; empty at the stream's end. */
    Optional<Element> next() throws IOException {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (true) {
            Optional<String> tag = tag(text);
            if (tag.isEmpty() || tag.get().startsWith("</stream:stream")) {
                return Optional.empty();
            }
            String seen = tag.get();
            if (seen.startsWith("<?") || seen.startsWith("<stream:stream")) {
                text.setLength(0);
                continue;
            }
            if (seen.startsWith("</")) {
                depth--;
            } else if (!seen.endsWith("/>")) {
                depth++;
            }
            if (depth == 0) {
                return Optional.of(parse(text.toString()));
            }
        }
    }

    /** Reads up to the end of the next tag, appends all of it to the text, and returns the tag. */
    private Optional<String> tag(StringBuilder text) throws IOException {
        int start = -1;
        char quote = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            text.append((char) c);
            if (start < 0) {
                start = c == '<' ? text.length() - 1 : start;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = (char) c;
            } else if (c == '>') {
                return Optional.of(text.substring(start));
            }
        }
        return Optional.empty();
    }

    private static Element parse(String stanza) throws IOException {
        try {
            Element wrapper = new SAXReader()
                    .read(new StringReader(WRAPPER + stanza + "</wrapper>"))
                    .getRootElement();
            Element child = wrapper.elements().get(0);
            child.detach();
            return child;
        } catch (DocumentException e) {
            throw new IOException("the server sent what is no XML: " + stanza, e);
        }
    }
}
