// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.policy;

import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.audit.ViolatingHistory;

/** A policy that knows the history and web requests. */
public record ViolatingPolicy(ViolatingHistory history, HttpServletRequest request) {}
