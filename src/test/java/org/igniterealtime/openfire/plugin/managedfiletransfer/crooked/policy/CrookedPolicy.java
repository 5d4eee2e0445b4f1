// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.policy;

import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.crooked.audit.CrookedHistory;

/** A policy that knows the history and web requests. */
public record CrookedPolicy(CrookedHistory history, HttpServletRequest request) {}
