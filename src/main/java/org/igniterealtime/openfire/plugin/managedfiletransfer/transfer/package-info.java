/**
 * The model: what a file transfer is, which states it goes through, and which ones are live now.
 *
 * <p>Start with {@link org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer}, an immutable snapshot.
 * The only thing that changes one is a
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent}, given to
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers}, the bounded registry of the live
 * ones; it tells every {@link org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.TransferListener} what
 * changed. Pure Java: this room imports nothing of ours, of Openfire or of XMPP.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import org.jspecify.annotations.NullMarked;
