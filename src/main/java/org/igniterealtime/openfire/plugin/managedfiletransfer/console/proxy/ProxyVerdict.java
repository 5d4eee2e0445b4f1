// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;

/** Whether clients can use the proxy, in one word, over all of its addresses. */
enum ProxyVerdict {
    OFF("mft-state-cancelled"),
    CLOSED("mft-state-failed"),
    WAITING_FOR_PORT("mft-state-failed"),
    NO_ADDRESS("mft-state-failed"),
    NOT_TESTED("mft-state-offered"),
    NONE_REACHED("mft-state-failed"),
    SOME_REACHED("mft-state-declined"),
    ALL_REACHED("mft-state-completed");

    private final String shape;

    ProxyVerdict(String shape) {
        this.shape = shape;
    }

    /** @param report of a test of the addresses that are told now */
    static ProxyVerdict of(ProxyStatus status, Optional<ProxyTestReport> report) {
        if (status.state().isEmpty()) {
            return OFF;
        }
        return switch (status.state().get().phase()) {
            case CLOSED -> CLOSED;
            case WAITING_FOR_PORT -> WAITING_FOR_PORT;
            case BOUND -> status.advertised().isEmpty() ? NO_ADDRESS : ofReport(report);
        };
    }

    private static ProxyVerdict ofReport(Optional<ProxyTestReport> report) {
        if (report.isEmpty()) {
            return NOT_TESTED;
        }
        int reached = report.get().reached();
        return reached == 0 ? NONE_REACHED : reached < report.get().tried() ? SOME_REACHED : ALL_REACHED;
    }

    /** The style sheet's shape for it. */
    String shape() {
        return shape;
    }

    /** Whether there is something to test. */
    static boolean isTestable(ProxyStatus status) {
        return status.state()
                .filter(state -> state.phase() == RelayState.Phase.BOUND)
                .isPresent();
    }
}
