// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialResponse;
import io.netty.handler.codec.socksx.v5.Socks5AddressDecoder;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequest;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5CommandType;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequest;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5ServerEncoder;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;

/** The SOCKS5 handshake (RFC 1928 sections 3 to 6) as XEP-0065 section 5.3.2 uses it. */
final class Handshake extends Stage {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{40}");

    private static final Set<Socks5AddressType> KNOWN_TYPES =
            Set.of(Socks5AddressType.IPv4, Socks5AddressType.DOMAIN, Socks5AddressType.IPv6);

    /** Netty's decoder, but a type of address that nobody knows is a request like others: it gets its own reply. */
    private static final Socks5AddressDecoder LENIENT =
            (type, in) -> KNOWN_TYPES.contains(type) ? Socks5AddressDecoder.DEFAULT.decodeAddress(type, in) : "";

    private final RelayContext context;
    private long stepBegan;

    Handshake(Connection connection, RelayContext context) {
        super(connection);
        this.context = context;
        this.stepBegan = context.now();
    }

    /** Puts the codecs of the first step in front of the connection. */
    static void install(Connection connection) {
        connection
                .channel()
                .pipeline()
                .addLast(Socks5ServerEncoder.DEFAULT)
                .addLast(new Socks5InitialRequestDecoder())
                .addLast(connection);
    }

    @Override
    void read(Object message) {
        if (message instanceof Socks5InitialRequest greeting) {
            greeted(greeting);
        } else if (message instanceof Socks5CommandRequest request) {
            requested(request);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void greeted(Socks5InitialRequest greeting) {
        boolean acceptable =
                greeting.decoderResult().isSuccess() && greeting.authMethods().contains(Socks5AuthMethod.NO_AUTH);
        if (!acceptable) {
            refuse(new DefaultSocks5InitialResponse(Socks5AuthMethod.UNACCEPTED));
            return;
        }
        stepBegan = context.now();
        connection().send(new DefaultSocks5InitialResponse(Socks5AuthMethod.NO_AUTH));
        connection()
                .channel()
                .pipeline()
                .replace(Socks5InitialRequestDecoder.class, "request", new Socks5CommandRequestDecoder(LENIENT));
    }

    private void requested(Socks5CommandRequest request) {
        Socks5CommandStatus status = judge(request);
        if (!status.isSuccess()) {
            refuse(new DefaultSocks5CommandResponse(status, Socks5AddressType.IPv4));
            return;
        }
        ChannelPipeline pipeline = connection().channel().pipeline();
        connection().pauseReading();
        Waiting waiting = new Waiting(connection(), context, digest(request), granted(request));
        connection().become(waiting);
        pipeline.remove(Socks5CommandRequestDecoder.class);
        waiting.arrive();
    }

    private static Socks5CommandStatus judge(Socks5CommandRequest request) {
        if (request.decoderResult().isFailure()) {
            return Socks5CommandStatus.FAILURE;
        }
        if (!request.type().equals(Socks5CommandType.CONNECT)) {
            return Socks5CommandStatus.COMMAND_UNSUPPORTED;
        }
        if (!request.dstAddrType().equals(Socks5AddressType.DOMAIN)) {
            return Socks5CommandStatus.ADDRESS_UNSUPPORTED;
        }
        return DIGEST.matcher(request.dstAddr()).matches()
                ? Socks5CommandStatus.SUCCESS
                : Socks5CommandStatus.FORBIDDEN;
    }

    /** Clients may spell it in capitals; what they are answered is their own spelling. */
    private static BearerAddress digest(Socks5CommandRequest request) {
        return new BearerAddress(request.dstAddr().toLowerCase(Locale.ROOT));
    }

    /** Some clients compare BND with the DST they sent, byte for byte. */
    private static DefaultSocks5CommandResponse granted(Socks5CommandRequest request) {
        return new DefaultSocks5CommandResponse(
                Socks5CommandStatus.SUCCESS, Socks5AddressType.DOMAIN, request.dstAddr(), request.dstPort());
    }

    private void refuse(Object reply) {
        context.counters.refusedRequests.increment();
        Leaving.with(connection(), context, reply);
    }

    @Override
    void inputEnded() {
        connection().close();
    }

    @Override
    void tick(long now) {
        if (now - stepBegan > context.settings().timeouts().handshakeStep().toNanos()) {
            connection().close();
        }
    }

    @Override
    void gone() {}
}
