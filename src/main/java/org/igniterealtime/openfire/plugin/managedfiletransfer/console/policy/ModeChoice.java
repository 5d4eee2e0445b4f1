// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.Arrays;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;

/**
 * One of the modes to choose from.
 *
 * @param value of the form field
 * @param name in the console's language
 * @param meaning what it does
 */
record ModeChoice(String value, String name, String meaning) {

    static List<ModeChoice> all(Texts texts) {
        return Arrays.stream(PolicyMode.values())
                .map(mode -> new ModeChoice(
                        mode.name(), texts.text(Labels.of(mode)), texts.text(Labels.of(mode) + ".meaning")))
                .toList();
    }
}
