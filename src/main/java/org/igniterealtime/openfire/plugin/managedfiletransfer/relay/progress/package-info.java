/**
 * What the relay tells of a stream: how much has moved in which direction, how fast, and how it ended. Immutable values, for
 * everybody who asks; no sockets.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

import org.jspecify.annotations.NullMarked;
