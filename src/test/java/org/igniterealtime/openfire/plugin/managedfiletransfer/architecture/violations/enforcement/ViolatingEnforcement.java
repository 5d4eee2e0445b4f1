// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.enforcement;

import java.io.PrintStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.console.ViolatingPage;

/** Enforcement that knows the pages and writes to standard output. */
public record ViolatingEnforcement(ViolatingPage page) {

    PrintStream log() {
        return System.out;
    }
}
