// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

/** Where the policy is kept. Implemented over Openfire's properties; every node of a cluster has the same. */
public interface PolicyStore {

    /** The policy in force. Cheap: a volatile read; any thread. */
    Policy current();

    /**
     * Makes this the policy in force, for offers from now on.
     *
     * @param changed the new values; its version is ignored
     * @return what is in force now, with its new version
     */
    Policy save(Policy changed);

    /**
     * Whether what is kept is the policy in force. False where it cannot be read, so that an older policy, or one that
     * refuses everything, is in force instead: saving mends that.
     */
    default boolean isStored() {
        return true;
    }
}
