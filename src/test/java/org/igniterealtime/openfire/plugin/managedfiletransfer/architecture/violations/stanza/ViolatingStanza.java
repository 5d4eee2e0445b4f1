// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.stanza;

import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.relay.ViolatingRelay;

/** A stanza that knows the relay. */
public record ViolatingStanza(ViolatingRelay relay) {}
