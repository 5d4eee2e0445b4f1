// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import static org.assertj.core.api.Assertions.assertThat;

import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.junit.jupiter.api.Test;

class InterceptorPlaceTest {

    private static final PacketInterceptor OTHER = (packet, session, incoming, processed) -> {};
    private static final PacketInterceptor OURS = (packet, session, incoming, processed) -> {};

    @Test
    void oursComesFirstAndLeavesNothingBehind() {
        InterceptorManager interceptors = new InterceptorManager();
        interceptors.addInterceptor(OTHER);

        InterceptorPlace place = InterceptorPlace.take(interceptors, OURS);
        assertThat(interceptors.getInterceptors()).containsExactly(OURS, OTHER);

        place.close();
        assertThat(interceptors.getInterceptors()).containsExactly(OTHER);
    }
}
