// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

/**
 * Who got a notice of what was done to a transfer. Nobody does where notices are switched off, no user of another server ever
 * does, a recipient only of what he takes part in, and each user only so many an hour.
 */
public record Told(boolean sender, boolean recipient) {}
