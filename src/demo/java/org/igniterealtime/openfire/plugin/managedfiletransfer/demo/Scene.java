// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.demo;

import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Way;

/**
 * One file that is sent, and what is expected to become of it.
 *
 * @param what in words
 * @param rules the policy it happens under
 * @param declared the size in the offer
 * @param size the bytes that are really sent
 * @param declines whether the recipient declines
 * @param state the end that the history is expected to hold
 * @param path the way that the bytes are expected to take
 * @param rule the rule that is expected to have ended it; empty for none
 */
record Scene(
        String what,
        Rules rules,
        String file,
        Way way,
        long declared,
        int size,
        boolean declines,
        String state,
        String path,
        String rule) {

    /** What the table shows as expected. */
    String expected() {
        return state + ", " + path + (rule.isEmpty() ? "" : ", " + rule);
    }
}
