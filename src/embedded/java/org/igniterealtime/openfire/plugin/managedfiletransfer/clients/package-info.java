/**
 * Clients that move real files through the server under test:
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient} as a person's client does it, and
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient} stanza by stanza. Used by the
 * end-to-end tests and by the demo.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import org.jspecify.annotations.NullMarked;
