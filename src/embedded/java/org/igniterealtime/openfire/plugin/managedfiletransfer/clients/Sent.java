// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.clients;

import java.util.Optional;

/**
 * How a transfer ended for its sender.
 *
 * @param complete whether the client believes that all of it went through
 * @param status what the client calls it
 * @param problem what it shows beside that
 */
public record Sent(boolean complete, String status, Optional<String> problem) {}
