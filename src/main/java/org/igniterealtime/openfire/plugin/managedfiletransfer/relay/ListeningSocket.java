// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket that peers connect to. Where its port is taken (the stock proxy gives it up only a moment after it was told
 * to), it tries again and again, each time a little later. What it accepted does not depend on it.
 *
 * <p>Confined to one loop, but for {@link #state}.
 */
// Nothing depends on when an old socket is closed.
@SuppressWarnings("FutureReturnValueIgnored")
final class ListeningSocket {

    private static final Logger Log = LoggerFactory.getLogger(ListeningSocket.class);

    private static final long FIRST_PAUSE_MILLIS = 50;

    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final ServerBootstrap bootstrap;
    private final EventLoop loop;
    private final Consumer<RelayState> listener;
    private InetSocketAddress wanted;
    private @Nullable Channel channel;
    private boolean busy;
    private boolean closed;
    private @Nullable ScheduledFuture<?> retry;
    private final long firstPause;
    private long pause;
    private volatile RelayState state;

    /**
     * @param loop the only thread on which it is used
     * @param listener hears of each change of its state, on that thread
     */
    ListeningSocket(
            ServerBootstrap bootstrap, EventLoop loop, InetSocketAddress address, Consumer<RelayState> listener) {
        this(bootstrap, loop, address, listener, FIRST_PAUSE_MILLIS);
    }

    ListeningSocket(
            ServerBootstrap bootstrap,
            EventLoop loop,
            InetSocketAddress address,
            Consumer<RelayState> listener,
            long firstPause) {
        this.listener = listener;
        this.bootstrap = bootstrap;
        this.loop = loop;
        this.wanted = address;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.state = opening();
    }

    private RelayState opening() {
        return RelayState.waiting("Opening port " + wanted.getPort() + ".");
    }

    private void become(RelayState next) {
        if (!next.equals(state)) {
            state = next;
            listener.accept(next);
        }
    }

    RelayState state() {
        return state;
    }

    /** Opens it, or opens it anew elsewhere; one that waits for its next try is tried at once. */
    void listenAt(InetSocketAddress address) {
        boolean same = address.equals(wanted);
        wanted = address;
        pause = firstPause;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
            busy = false;
        }
        if ((same && channel != null) || busy || closed) {
            return;
        }
        if (!same) {
            become(opening());
        }
        reopen();
    }

    /** Closes what is open first: the new address may be another interface with the same port. */
    private void reopen() {
        busy = true;
        Channel before = channel;
        channel = null;
        if (before == null) {
            open();
        } else {
            before.close().addListener(done -> open());
        }
    }

    private void open() {
        if (closed) {
            return;
        }
        InetSocketAddress address = wanted;
        bootstrap.bind(address).addListener((ChannelFuture opened) -> {
            if (loop.inEventLoop()) {
                opened(address, opened);
            } else {
                loop.execute(() -> opened(address, opened));
            }
        });
    }

    private void opened(InetSocketAddress address, ChannelFuture result) {
        busy = false;
        if (result.isSuccess()) {
            channel = result.channel();
            if (closed) {
                channel.close();
            } else if (!address.equals(wanted)) {
                become(opening());
                reopen();
            } else {
                Log.info("The file transfer proxy listens at {}", channel.localAddress());
                become(RelayState.bound((InetSocketAddress) channel.localAddress()));
            }
        } else if (!closed) {
            failed(address, result.cause());
        }
    }

    private void failed(InetSocketAddress address, Throwable cause) {
        String problem = "Port " + address.getPort() + " could not be opened at " + address.getHostString() + ": "
                + cause.getMessage() + ".";
        if (!state.problem().equals(problem)) {
            Log.warn("{} The file transfer proxy tries again.", problem);
        }
        become(RelayState.waiting(problem));
        busy = true;
        retry = loop.schedule(
                () -> {
                    retry = null;
                    busy = false;
                    if (!closed) {
                        reopen();
                    }
                },
                pause,
                TimeUnit.MILLISECONDS);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }

    void close() {
        closed = true;
        become(RelayState.closed());
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
