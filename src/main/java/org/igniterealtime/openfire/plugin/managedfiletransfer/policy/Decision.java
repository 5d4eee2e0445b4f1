// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static java.util.Objects.requireNonNull;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;

/** The answer of the policy to an offer. */
public sealed interface Decision {

    /**
     * The transfer may go on.
     *
     * @param ruling what it must obey, and what enforcement would have refused it for
     */
    record Allow(Ruling ruling) implements Decision {
        public Allow {
            requireNonNull(ruling, "ruling is null");
        }
    }

    /** The transfer must not go on. */
    record Refuse(Reason reason) implements Decision {
        public Refuse {
            requireNonNull(reason, "reason is null");
        }
    }
}
