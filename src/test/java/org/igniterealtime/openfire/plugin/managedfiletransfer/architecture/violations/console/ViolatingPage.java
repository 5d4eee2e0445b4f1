// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.console;

import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.openfire.ViolatingAdapter;
import org.jivesoftware.openfire.XMPPServer;

/** A page that knows Openfire. */
public record ViolatingPage(ViolatingAdapter adapter, XMPPServer server) {}
