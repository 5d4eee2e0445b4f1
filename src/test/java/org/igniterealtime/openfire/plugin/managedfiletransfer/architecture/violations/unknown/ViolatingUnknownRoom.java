// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.unknown;

/** A class in a room that is not in the plan. */
public record ViolatingUnknownRoom(String content) {}
