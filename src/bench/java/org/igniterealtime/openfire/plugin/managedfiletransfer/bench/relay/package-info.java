/**
 * The load driver that compares the relay with Openfire's stock proxy, over real sockets.
 *
 * <p>Start with {@link org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay.RelayBench}. Each proxy runs in a
 * process of its own, bare: {@code RelayServer} is our relay, {@code StockServer} the stock proxy's own classes from
 * Openfire 4.2.0, without the rest of a server. The driver tells them by standard input which streams to activate, and
 * asks for their processor time, heap and threads.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import org.jspecify.annotations.NullMarked;
