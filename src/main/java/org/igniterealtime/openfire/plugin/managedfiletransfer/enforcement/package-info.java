/**
 * Where a signal meets the policy and its consequence. A stanza's
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal} goes in; the live transfer is
 * found or made, the policy decides, and the stanza is let through, rewritten or turned into its own refusal.
 *
 * <p>{@link org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Enforcement} is the door. Behind it, one
 * class for each stretch of a transfer's way: {@code Offers}, {@code Socks5Streams}, {@code InBandStreams},
 * {@code Answers} and {@code Ends}. What enforcement needs of the server it names in small interfaces
 * ({@link org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.OwnProxy},
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Outbox}): this room knows no Openfire.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.jspecify.annotations.NullMarked;
