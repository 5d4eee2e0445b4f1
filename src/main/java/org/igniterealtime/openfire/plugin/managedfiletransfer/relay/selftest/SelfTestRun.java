// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import java.util.List;
import java.util.Optional;

/** A self-test that was started, as seen from outside. Thread-safe. */
public interface SelfTestRun {

    /** How many addresses have been tested so far. */
    int done();

    /** How many there are; a name may turn out to be several. */
    int all();

    /** What was found, the relay's own socket first; empty as long as it runs. */
    Optional<List<TestedAddress>> found();
}
