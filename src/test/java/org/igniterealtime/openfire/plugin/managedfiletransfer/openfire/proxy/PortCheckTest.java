// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxyAdmin.PortProblem;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void portOfAnotherProgramIsInUseAndFreeWhenThatHasEnded() throws Exception {
        InetSocketAddress at;
        try (ServerSocket other = new ServerSocket(0, 1, HERE)) {
            at = new InetSocketAddress(HERE, other.getLocalPort());

            assertThat(PortCheck.problem(at)).contains(PortProblem.IN_USE);
        }
        assertThat(PortCheck.problem(at)).isEmpty();
        assertThat(PortCheck.problem(at)).as("it was given back").isEmpty();
    }

    @Test
    void interfaceOfAnotherMachineIsAProblemOfItsOwn() {
        assertThat(PortCheck.problem(new InetSocketAddress("192.0.2.1", 0))).contains(PortProblem.OTHER);
        assertThat(PortCheck.problem(InetSocketAddress.createUnresolved("no-such-host.invalid", 0)))
                .contains(PortProblem.OTHER);
    }
}
