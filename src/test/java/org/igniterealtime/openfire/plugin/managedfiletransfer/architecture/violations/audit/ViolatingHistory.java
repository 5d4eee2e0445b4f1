// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.audit;

import java.util.logging.Logger;
import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.stanza.ViolatingStanza;

/** A history that knows stanzas, and has a logger of the wrong kind. */
public record ViolatingHistory(ViolatingStanza stanza, Logger log) {}
