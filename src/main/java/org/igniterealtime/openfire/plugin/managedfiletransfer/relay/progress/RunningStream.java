// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;

/**
 * A stream as it stood at the last tick, at most a quarter of a second ago.
 *
 * @param bytesPerSecond over the last seconds
 * @param since how long it has been running
 */
public record RunningStream(TransferId transfer, MovedBytes moved, long bytesPerSecond, Duration since) {}
