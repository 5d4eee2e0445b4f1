// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

/**
 * What a relay has done since it was started, and has now.
 *
 * @param connections open now, in any phase
 * @param running streams that stand now
 * @param arrived connections that came, those refused at the door included
 * @param activated streams that were joined
 * @param bytes forwarded by all streams
 * @param refusedAtDoor connections refused because of a cap on all of them or on those of one address
 * @param refusedRequests SOCKS requests answered with an error
 * @param refusedActivations activations that were refused
 */
public record RelayCounters(
        int connections,
        int running,
        long arrived,
        long activated,
        long bytes,
        long refusedAtDoor,
        long refusedRequests,
        long refusedActivations) {}
