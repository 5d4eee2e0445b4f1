// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import java.util.Optional;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first place among the server's packet interceptors, so that the others see a refused stanza as we leave it.
 *
 * <p>Openfire's own file transfer interceptor is taken out meanwhile. It refuses every offer that declares no size,
 * whatever the policy says, without telling why; what it does beside that is for Openfire's own proxy, which sleeps.
 */
public final class InterceptorPlace implements AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(InterceptorPlace.class);

    private static final String STOCK =
            "org.jivesoftware.openfire.filetransfer.DefaultFileTransferManager$MetaFileTransferInterceptor";

    private final InterceptorManager interceptors;
    private final PacketInterceptor ours;
    private final Optional<PacketInterceptor> stock;

    private InterceptorPlace(
            InterceptorManager interceptors, PacketInterceptor ours, Optional<PacketInterceptor> stock) {
        this.interceptors = interceptors;
        this.ours = ours;
        this.stock = stock;
    }

    /** Whether one of ours is there already, of whichever class loader. */
    public static boolean isTaken(InterceptorManager interceptors) {
        return interceptors.getInterceptors().stream()
                .anyMatch(interceptor -> interceptor.getClass().getName().equals(TransferInterceptor.class.getName()));
    }

    /** Puts ours there and takes the stock one out, if it is there; another file transfer manager may be configured. */
    public static InterceptorPlace take(InterceptorManager interceptors, PacketInterceptor ours) {
        Optional<PacketInterceptor> stock = interceptors.getInterceptors().stream()
                .filter(interceptor -> interceptor.getClass().getName().equals(STOCK))
                .findFirst();
        interceptors.addInterceptor(0, ours);
        stock.ifPresentOrElse(
                interceptors::removeInterceptor,
                () -> Log.info("Openfire's own file transfer interceptor is not there; nothing was taken over."));
        return new InterceptorPlace(interceptors, ours, stock);
    }

    /** Takes ours out and puts the stock one back to where it always is: before the interceptors of plugins. */
    @Override
    public void close() {
        stock.ifPresent(interceptor -> {
            if (!interceptors.getInterceptors().contains(interceptor)) {
                interceptors.addInterceptor(0, interceptor);
            }
        });
        interceptors.removeInterceptor(ours);
    }
}
