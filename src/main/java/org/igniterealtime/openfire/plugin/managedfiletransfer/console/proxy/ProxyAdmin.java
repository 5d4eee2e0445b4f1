// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.SelfTestRun;

/** The proxy as an administrator sees and sets it. Only for the console's threads: it may wait. */
public interface ProxyAdmin {

    /** How it is doing now. */
    ProxyStatus status();

    /** What is set now. */
    ProxySettings settings();

    /** Sets what differs from what is set now, and nothing else. The proxy obeys a moment later. */
    void save(ProxySettings wanted);

    /** Why the proxy could not listen at this port if it were to; nothing where it could, or does. */
    Optional<PortProblem> portProblem(int port);

    /** Begins to try each address that clients are told, from this machine. It takes some seconds. */
    TestAnswer test();

    /** What came of the wish for a test. */
    sealed interface TestAnswer {}

    /** It runs. */
    record Started(SelfTestRun run) implements TestAnswer {}

    /** Why a port cannot be opened. */
    enum PortProblem {
        /** Another program has it, or this server itself. */
        IN_USE,
        /** The operating system does not let the server have it. */
        NOT_PERMITTED,
        /** The configured interface is none of this machine, or something else is wrong. */
        OTHER
    }

    /** Why it was not done. */
    enum NotTested implements TestAnswer {
        /** The proxy is switched off, or waits for its port. */
        NOT_LISTENING,
        /** Another test runs. */
        BUSY
    }
}
