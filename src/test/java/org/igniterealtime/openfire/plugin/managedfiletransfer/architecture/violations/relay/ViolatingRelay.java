// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.relay;

import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.enforcement.ViolatingEnforcement;
import org.xmpp.packet.JID;

/** A relay that knows who arms it, and XMPP addresses. */
public record ViolatingRelay(ViolatingEnforcement enforcement, JID address) {}
