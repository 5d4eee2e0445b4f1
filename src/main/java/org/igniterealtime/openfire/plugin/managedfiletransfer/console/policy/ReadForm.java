// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/**
 * The policy's form, understood.
 *
 * @param policy what it says; empty where a field is wrong
 * @param errors what is wrong, by field, in the console's language
 */
record ReadForm(Optional<Policy> policy, Map<PolicyField, String> errors) {

    ReadForm {
        errors = errors.isEmpty() ? Map.of() : new EnumMap<>(errors);
    }
}
