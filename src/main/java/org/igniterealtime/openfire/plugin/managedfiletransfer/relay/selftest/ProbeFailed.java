// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.io.IOException;

/** Why a probe did not get through. */
final class ProbeFailed extends IOException {

    private static final long serialVersionUID = 1L;

    private final TestedAddress.Outcome outcome;

    ProbeFailed(TestedAddress.Outcome outcome) {
        super(outcome.name());
        this.outcome = outcome;
    }

    ProbeFailed(TestedAddress.Outcome outcome, IOException cause) {
        super(outcome.name(), cause);
        this.outcome = outcome;
    }

    TestedAddress.Outcome outcome() {
        return outcome;
    }
}
