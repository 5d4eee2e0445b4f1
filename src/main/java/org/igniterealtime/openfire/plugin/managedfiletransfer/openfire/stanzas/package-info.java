/**
 * Where stanzas come in and go out: the packet interceptor, which is on the path of every stanza of the server, the outbox, the other
 * plugins' vetoes, and the wording of errors.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import org.jspecify.annotations.NullMarked;
