// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;

/**
 * How fast the running transfers are at one moment. What goes through the proxy is measured by the relay and by nobody
 * else. Of what else is seen, one moment tells only the mean so far; the script of the live table, which sees many, tells
 * the rate of the last seconds instead.
 *
 * @param ofStreams bytes a second of what the relay forwards
 * @param now the moment
 */
record LiveRates(Map<TransferId, Long> ofStreams, Instant now) {

    private static final double MILLIS_PER_SECOND = 1000;

    LiveRates {
        ofStreams = Map.copyOf(ofStreams);
    }

    static LiveRates of(List<RunningStream> streams, Instant now) {
        Map<TransferId, Long> rates = new HashMap<>();
        streams.forEach(stream -> rates.merge(stream.transfer(), stream.bytesPerSecond(), Long::sum));
        return new LiveRates(rates, now);
    }

    /** Bytes a second; nothing before the first byte, and nothing of a proxied transfer whose stream is over. */
    OptionalLong of(Transfer transfer) {
        if (transfer.bytesMoved() == 0) {
            return OptionalLong.empty();
        }
        if (transfer.path() == TransferPath.PROXIED) {
            Long measured = ofStreams.get(transfer.id());
            return measured == null ? OptionalLong.empty() : OptionalLong.of(measured);
        }
        return mean(transfer);
    }

    private OptionalLong mean(Transfer transfer) {
        Instant since = transfer.progress().movingSince().orElse(now);
        long millis = Duration.between(since, now).toMillis();
        return millis <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(transfer.bytesMoved() * MILLIS_PER_SECOND / millis));
    }
}
