/**
 * The relay: the SOCKS5 bytestreams proxy (XEP-0065) through which files travel while the plugin is installed.
 *
 * <p>Start with {@link org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay}. Whoever decides about
 * transfers hands it a {@link org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Ticket} for each one that may
 * use the relay, and says when to let its bytes flow; a
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayListener} hears what moved and how it ended.
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTest} is its client, to find out whether it can
 * be reached. This room knows digests, byte limits, rates and time-outs; nothing of stanzas, Openfire or the database.
 *
 * <p>The way of a connection, each step a {@code Stage}:
 *
 * <pre>
 *   accepted ── ConnectionCounter: caps ──▶ Handshake ──▶ Waiting at its Rendezvous ──▶ Leg of a Bytestream ──▶ closed
 *                                        └──────▶ Leaving (a refusal, then closed)
 * </pre>
 *
 * <p>Threads: every connection lives on one event loop. All connections of one digest live on the same loop, that of the
 * digest's {@code Shard}; so a rendezvous, its streams and their sockets need no locks. What is shared by the loops
 * ({@code Claims}, {@code ConnectionCounter}, {@code UserLoad}, {@code Bucket}) is thread-safe. A tick of each loop, four times a
 * second, does all that depends on time but rates: time-outs and reports.
 *
 * <p>Memory: a socket is read only when what was read before has gone to its peer, so that a stream holds one read at
 * most; a slow recipient or a rate limit stops the sender through TCP. The transport is Java's own (NIO), on purpose:
 * Netty's epoll transport reads a socket to its end as soon as the peer has closed it, even where reading is paused, and
 * its splice loses what is still in the pipe then. It was measured to need no less processor time.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import org.jspecify.annotations.NullMarked;
