// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.relay;

import org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.enforcement.CrookedEnforcement;
import org.xmpp.packet.JID;

/** A relay that knows who arms it, and XMPP addresses. */
public record CrookedRelay(CrookedEnforcement enforcement, JID address) {}
