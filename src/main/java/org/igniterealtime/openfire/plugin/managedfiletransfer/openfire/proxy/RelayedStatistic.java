// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.function.LongSupplier;
import org.jivesoftware.openfire.stats.Statistic;

/** A statistic of the stock proxy, in kilobytes, with what our relay has moved added to it; named as it always was. */
final class RelayedStatistic implements Statistic {

    private static final double KILO = 1000;

    private final Statistic stock;
    private final LongSupplier bytes;
    private final SinceLast since;

    RelayedStatistic(Statistic stock, LongSupplier bytes) {
        this.stock = stock;
        this.bytes = bytes;
        this.since = new SinceLast(bytes);
    }

    @Override
    public String getName() {
        return stock.getName();
    }

    @Override
    public Type getStatType() {
        return stock.getStatType();
    }

    @Override
    public String getDescription() {
        return stock.getDescription();
    }

    @Override
    public String getUnits() {
        return stock.getUnits();
    }

    @Override
    public double sample() {
        long moved = getStatType() == Type.rate ? since.sample() : bytes.getAsLong();
        return stock.sample() + moved / KILO;
    }

    @Override
    public boolean isPartialSample() {
        return stock.isPartialSample();
    }
}
