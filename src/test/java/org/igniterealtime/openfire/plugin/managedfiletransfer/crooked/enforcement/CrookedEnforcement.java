// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.enforcement;

import java.io.PrintStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.console.CrookedPage;

/** Enforcement that knows the pages and writes to standard output. */
public record CrookedEnforcement(CrookedPage page) {

    PrintStream log() {
        return System.out;
    }
}
