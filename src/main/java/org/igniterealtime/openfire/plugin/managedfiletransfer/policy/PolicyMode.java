// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

/** How seriously the policy is taken. */
public enum PolicyMode {
    /** No rule is looked at. Transfers are still seen and recorded. */
    OFF,
    /** Nothing is refused, rewritten or cut; the history says what would have been. */
    OBSERVE,
    /** The rules hold. */
    ENFORCE
}
