// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

/**
 * How far a recipient had taken a stream at the moment when its close passed. Once the recipient has confirmed that close,
 * so much of the allowance counts no longer; what passed after it still does.
 */
public record StreamMark(TextDigest key, Allowance allowance, long taken) {}
