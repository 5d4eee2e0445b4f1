// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.TypedAmount;

/**
 * One of the rates on the policy's page.
 *
 * @param field whose rate it is
 * @param label its name
 * @param hint what it is the limit of
 * @param typed what stands in it
 */
record RateField(PolicyField field, String label, String hint, TypedAmount typed) {

    String parameter() {
        return field.parameter();
    }
}
