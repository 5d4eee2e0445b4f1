// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.openfire;

import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.ViolatingPlugin;

/** An adapter that knows the composition root. */
public record ViolatingAdapter(ViolatingPlugin plugin) {}
