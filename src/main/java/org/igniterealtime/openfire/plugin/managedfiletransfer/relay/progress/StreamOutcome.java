// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress;

/** How a stream ended. */
public enum StreamOutcome {
    /** The peers closed it, and at least as many bytes moved as were expected. */
    FINISHED,
    /** The peers closed it in order before all expected bytes had moved. */
    SHORT,
    /** It reached its byte limit and there was more to come. Nothing beyond the limit was forwarded. */
    CUT,
    /** An administrator stopped it. */
    STOPPED,
    /** No byte moved for too long. */
    TIMED_OUT,
    /** A connection broke. */
    RESET,
    /** The relay was closed. */
    RELAY_CLOSED
}
