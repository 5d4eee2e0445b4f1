// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Obligations;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/** The answer of the policy to an offer. */
public sealed interface Decision {

    /**
     * The transfer may go on.
     *
     * @param obligations what it must obey
     * @param noted what enforcement would have refused it for; only in mode OBSERVE
     */
    record Allow(Obligations obligations, List<Reason> noted) implements Decision {
        public Allow {
            requireNonNull(obligations, "obligations is null");
            noted = List.copyOf(noted);
        }
    }

    /** The transfer must not go on. */
    record Refuse(Reason reason) implements Decision {
        public Refuse {
            requireNonNull(reason, "reason is null");
        }
    }
}
