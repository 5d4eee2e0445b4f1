// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

/**
 * Elements of other specifications that go on within an offer. This is the whole list; whoever adds to it says why no
 * client can take the element for a file, an address or a byte of ours.
 */
final class Extensions {

    /**
     * A preview of the file (XEP-0264 and its forerunner), which Pidgin and Psi show. It names a picture by its hash, which
     * clients fetch by XEP-0231; none looks for {@code thumbnail} anywhere but in its own namespace.
     */
    static final Shape THUMBNAIL = Shape.of("thumbnail", "urn:xmpp:thumbs:0")
            .attributes("cid", "uri", "mime-type", "media-type", "width", "height");

    /** The same in its later version. */
    static final Shape THUMBNAIL_1 = Shape.of("thumbnail", "urn:xmpp:thumbs:1")
            .attributes("cid", "uri", "mime-type", "media-type", "width", "height");

    /** Gabble: the answer may name several methods. Empty in an offer; its values in an answer are read as choices. */
    static final Shape SEVERAL_METHODS = Shape.of("si-multiple", "http://telepathy.freedesktop.org/xmpp/si-multiple");

    /** iris marks the streamhosts that are proxies, to try them last. Empty; nobody else knows it. */
    static final Shape IS_PROXY = Shape.of("proxy", Governed.IRIS);

    private Extensions() {}
}
