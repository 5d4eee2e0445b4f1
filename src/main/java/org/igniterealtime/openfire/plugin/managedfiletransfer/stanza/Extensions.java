// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.regex.Pattern;

/**
 * Elements of other specifications that go on within an offer. This is the whole list; whoever adds to it says why no
 * client can take the element for a file, an address or a byte of ours.
 */
final class Extensions {

    /** The hash of a picture (XEP-0231 section 2.1). */
    private static final Pattern CID = Pattern.compile("cid:[\\x21-\\x7E]{1,250}");

    /**
     * A preview of the file (XEP-0264 and its forerunner), which Pidgin and Psi show. It names a picture by its hash, which
     * clients fetch by XEP-0231; none looks for {@code thumbnail} anywhere but in its own namespace. A picture elsewhere is
     * left out: its address was not judged.
     */
    static final Shape THUMBNAIL = Shape.of("thumbnail", "urn:xmpp:thumbs:0")
            .attributes("cid", "mime-type", "media-type", "width", "height")
            .attribute("uri", CID);

    /** The same in its later version. */
    static final Shape THUMBNAIL_1 = Shape.of("thumbnail", "urn:xmpp:thumbs:1")
            .attributes("cid", "mime-type", "media-type", "width", "height")
            .attribute("uri", CID);

    /** Gabble: the answer may name several methods. Empty in an offer; its values in an answer are read as choices. */
    static final Shape SEVERAL_METHODS = Shape.of("si-multiple", "http://telepathy.freedesktop.org/xmpp/si-multiple");

    /** iris marks the streamhosts that are proxies, to try them last. Empty; nobody else knows it. */
    static final Shape IS_PROXY = Shape.of("proxy", Governed.IRIS);

    private Extensions() {}
}
