// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.openfire;

import org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.CrookedPlugin;

/** An adapter that knows the composition root. */
public record CrookedAdapter(CrookedPlugin plugin) {}
