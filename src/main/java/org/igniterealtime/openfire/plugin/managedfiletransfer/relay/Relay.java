// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.KnownAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionCounter;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SOCKS5 bytestreams proxy (XEP-0065) that joins only what it was told to join.
 *
 * <p>Anyone may connect and name a digest; nothing flows until {@link #activate} is called for a digest that a
 * {@link Ticket} covers. Thread-safe. No method but {@link #close} blocks.
 */
// Netty tells of a closed channel by its events, and the end of its threads is waited for.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Relay implements AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(Relay.class);

    private static final long TICK_MILLIS = 250;

    /** One loop moves more than a 10 Gbit/s line carries; hashes and many small files are what more are for. */
    private static final int MOST_LOOPS = 4;

    private static final int BACKLOG = 1024;

    private static final long CLOSE_SECONDS = 10;

    private final RelayContext context;
    private final RelayThreads threads = new RelayThreads();
    private final EventLoopGroup loops;
    private final Shards shards;
    private final ListeningSocket listening;
    private final Shard listeningShard;

    private Relay(
            RelaySettings settings, Consumer<RelayState> listener, int loopCount, LongSupplier nanos, long tickMillis) {
        context = new RelayContext(settings, nanos);
        loops = new NioEventLoopGroup(loopCount, threads);
        shards = new Shards(loops, context, tickMillis);
        listeningShard = shards.first();
        listening = new ListeningSocket(bootstrap(), listeningShard.loop(), settings.listenAt(), listener);
        listeningShard.loop().execute(() -> listening.listenAt(settings.listenAt()));
    }

    /** Starts a relay. It returns at once; {@link #state} tells when peers can connect. */
    public static Relay start(RelaySettings settings) {
        return start(settings, state -> {});
    }

    /**
     * Starts a relay that tells how it does.
     *
     * @param listener hears of each change of its {@link #state}, on a thread that it must not keep waiting
     */
    public static Relay start(RelaySettings settings, Consumer<RelayState> listener) {
        int loopCount = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        return new Relay(settings, listener, loopCount, System::nanoTime, TICK_MILLIS);
    }

    static Relay start(RelaySettings settings, int loopCount, LongSupplier nanos, long tickMillis) {
        return new Relay(settings, state -> {}, loopCount, nanos, tickMillis);
    }

    /**
     * Connections stay on the loop that accepts them until their digest is known, and only then move, once: given out to
     * the loops before that, most would move twice.
     */
    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(listeningShard.loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(channel);
                    }
                });
    }

    private void accepted(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        Optional<ConnectionCounter.Admission> admission = remote == null
                ? Optional.empty()
                : context.connectionCounter.enter(
                        remote.getAddress(), context.settings().connectionLimits());
        if (remote == null || admission.isEmpty()) {
            context.counters.refusedAtDoor.increment();
            channel.close();
        } else {
            Shard shard = shards.on(channel.eventLoop());
            Handshake.install(new Connection(channel, remote.getAddress(), admission.get(), shard, context));
        }
        context.counters.arrived.increment();
    }

    /** Whether peers can connect, where, and if not, why. */
    public RelayState state() {
        return listening.state();
    }

    /**
     * Obeys other settings from now on. Time-outs and rates hold for what runs already; caps for what comes; a new address
     * is opened without harm to the streams that stand, and a port that could not be opened is tried again at once.
     */
    public void apply(RelaySettings settings) {
        RelaySettings before = context.settings();
        context.settings(requireNonNull(settings, "settings is null"));
        boolean waits = listening.state().phase() == RelayState.Phase.WAITING_FOR_PORT;
        if (waits || !before.listenAt().equals(settings.listenAt())) {
            listeningShard.loop().execute(() -> listening.listenAt(settings.listenAt()));
        }
        if (!before.rates().equals(settings.rates())) {
            shards.forEach(Shard::reconsider);
        }
    }

    /**
     * Lets the connections of a transfer wait longer, and its stream be activated. A later ticket of the same transfer
     * takes the place of this one while nothing runs.
     *
     * @return false, and nothing is changed, where another transfer holds one of its digests
     */
    public boolean claim(Ticket ticket) {
        return context.claims.add(requireNonNull(ticket, "ticket is null"));
    }

    /** Forgets a transfer's ticket, if there is one; where a stream runs, after its end. */
    public void release(TransferId transfer) {
        context.claims.release(transfer);
    }

    /**
     * Joins the two connections of a stream, and lets their bytes flow.
     *
     * @param stream its name; only a ticket of this very stream is used, not one whose digest is the same by chance
     * @param requester which of its parties asks for it
     * @param known from where the peers are connected otherwise; helps to choose among more than two connections
     * @return the answer, given on a thread of the relay, which must not be kept waiting: go on with an {@code Async}
     *     method of the stage
     */
    public CompletionStage<ActivationResult> activate(StreamKey stream, Party requester, KnownAddresses known) {
        CompletableFuture<ActivationResult> answer = new CompletableFuture<>();
        Party target = stream.lower().equals(requester) ? stream.upper() : stream.lower();
        BearerAddress address = context.claims.meeting(BearerAddress.of(stream.id(), requester, target));
        Shard home = shards.home(address);
        try {
            home.loop().execute(() -> answer.completeAsync(() -> home.activate(address, stream, known), Runnable::run));
        } catch (RejectedExecutionException e) {
            answer.complete(new ActivationResult.Refused(ActivationResult.Why.CLOSED));
        }
        return answer.whenComplete((activation, failure) -> {
            if (failure != null) {
                Log.error("A stream could not be activated", failure);
            } else if (activation instanceof ActivationResult.Refused) {
                context.counters.refusedActivations.increment();
            }
        });
    }

    /**
     * A peer of this transfer says that it is connected, so that its connection is among those that wait now. Returns at once.
     *
     * @see Ticket#met
     */
    public void met(TransferId transfer) {
        Claim claim = context.claims.find(transfer);
        if (claim == null) {
            return;
        }
        for (BearerAddress digest : claim.ticket().addresses()) {
            BearerAddress address = context.claims.meeting(digest);
            Shard home = shards.home(address);
            try {
                home.loop().execute(() -> home.meet(address));
            } catch (RejectedExecutionException e) {
                Log.debug("The relay was closed in the meantime, and all connections with it.", e);
            }
        }
    }

    /** How many transfers may use it now; one whose stream runs is among them even if its ticket was taken back. */
    public int tickets() {
        return context.claims.all().size();
    }

    /** How many connections wait under the digests of this stream. */
    public int waiting(StreamKey stream) {
        return BearerAddress.of(stream).stream().mapToInt(context::waiting).sum();
    }

    /** Ends a transfer's stream and closes all its connections at once; its ticket holds no longer. */
    public void stop(TransferId transfer) {
        Claim claim = context.claims.remove(transfer);
        if (claim != null) {
            claim.ticket().addresses().forEach(address -> {
                Shard home = shards.home(address);
                home.loop().execute(() -> home.stop(address, claim));
            });
        }
    }

    /** The streams that run now, in no order. */
    public List<RunningStream> running() {
        return context.claims.all().stream()
                .map(Claim::stream)
                .filter(Objects::nonNull)
                .map(Bytestream::snapshot)
                .toList();
    }

    /** What it did so far. */
    public RelayCounters counters() {
        return context.counters.counters(context.connectionCounter.total());
    }

    /**
     * Closes every socket, tells the listeners of running streams, and ends its threads before it returns. Not to be called
     * on a thread of the relay.
     */
    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        listeningShard.loop().execute(listening::close);
        awaitBriefly(shards.close());
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        if (!threads.awaitEnd(CLOSE_SECONDS)) {
            Log.error("The file transfer proxy did not close within {} seconds", CLOSE_SECONDS);
        }
    }

    /** Netty closes sockets before it runs what still waits: the streams must have been ended by then. */
    private static void awaitBriefly(CompletableFuture<Void> closing) {
        try {
            closing.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Log.error("The file transfer proxy did not close in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
