// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.time.Instant;

/**
 * Who last saved something, and when.
 *
 * @param version what was saved, so that a later change by other means is not taken for it
 * @param administrator who did it
 * @param at when
 */
public record LastChange(String version, String administrator, Instant at) {}
