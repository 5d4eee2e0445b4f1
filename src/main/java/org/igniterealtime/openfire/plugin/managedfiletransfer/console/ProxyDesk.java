// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.TestedAddress;

/** The proxy as an administrator sees and sets it. Only for the console's threads: it may wait. */
public interface ProxyDesk {

    /** How it is doing now. */
    ProxyStatus status();

    /** What is set now. */
    ProxySettings settings();

    /** Sets what differs from what is set now, and nothing else. The proxy obeys a moment later. */
    void save(ProxySettings wanted);

    /** Tries each address that clients are told, from this machine. Takes some seconds. */
    TestAnswer test();

    /** What came of the wish for a test. */
    sealed interface TestAnswer {}

    /** It was done. */
    record Tested(List<TestedAddress> addresses) implements TestAnswer {

        public Tested {
            addresses = List.copyOf(addresses);
        }
    }

    /** Why it was not done. */
    enum NotTested implements TestAnswer {
        /** The proxy is switched off, or waits for its port. */
        NOT_LISTENING,
        /** Another test runs. */
        BUSY
    }
}
