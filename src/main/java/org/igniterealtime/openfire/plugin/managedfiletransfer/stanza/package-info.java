/**
 * Reads and rewrites stanzas: one class for each XEP. A stanza goes in, a
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal} comes out; and the reverse, for
 * offers that are rewritten and errors that are built. Knows the wire and nothing else: no policy, no state. dom4j and
 * Tinder only.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import org.jspecify.annotations.NullMarked;
