// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.openfire.stats.StatisticsManager;

/**
 * The proxy in Openfire's statistics, which the Monitoring plugin draws: keys of our own, and those of the stock proxy,
 * whose counters our bytes do not reach.
 */
public final class ProxyStatistics implements AutoCloseable {

    /** The stock proxy's keys: a rate; and since 5.1 a sum. */
    private static final String[] STOCK_KEYS = {"proxyTransferRate", "proxy_transfer_amt"};

    private static final double KILO = 1000;

    private final StatisticsManager manager;
    private final Map<String, Statistic> ours = new LinkedHashMap<>();
    private final Map<String, Statistic> replaced = new LinkedHashMap<>();

    private ProxyStatistics(StatisticsManager manager) {
        this.manager = manager;
    }

    /**
     * Registers them until {@link #close}.
     *
     * @param bytes what was forwarded since the plugin was loaded
     * @param texts of the names of our own
     */
    public static ProxyStatistics open(StatisticsManager manager, CurrentRelay relay, LongSupplier bytes, Texts texts) {
        ProxyStatistics statistics = new ProxyStatistics(manager);
        SinceLast moved = new SinceLast(bytes);
        SinceLast refused = new SinceLast(() -> counted(relay, ProxyStatistics::refusals));
        statistics.add(
                "mft_active",
                new OwnStatistic(
                        texts,
                        Statistic.Type.count,
                        () -> counted(relay, RelayCounters::running),
                        "mft.statistic.active.name",
                        "mft.statistic.active.description",
                        "mft.statistic.active.units"));
        statistics.add(
                "mft_bytes",
                new OwnStatistic(
                        texts,
                        Statistic.Type.rate,
                        () -> moved.sample() / KILO,
                        "mft.statistic.bytes.name",
                        "mft.statistic.bytes.description",
                        "mft.statistic.bytes.units"));
        statistics.add(
                "mft_refused",
                new OwnStatistic(
                        texts,
                        Statistic.Type.rate,
                        refused::sample,
                        "mft.statistic.refused.name",
                        "mft.statistic.refused.description",
                        "mft.statistic.refused.units"));
        for (String key : STOCK_KEYS) {
            Statistic stock = manager.getStatistic(key);
            if (stock != null) {
                statistics.replaced.put(key, stock);
                statistics.add(key, new RelayedStatistic(stock, bytes));
            }
        }
        return statistics;
    }

    private void add(String key, Statistic statistic) {
        ours.put(key, statistic);
        manager.addStatistic(key, statistic);
    }

    /** What somebody else has registered in the meantime stays. */
    @Override
    public void close() {
        ours.forEach((key, statistic) -> {
            if (manager.getStatistic(key) == statistic) {
                Statistic before = replaced.get(key);
                if (before == null) {
                    manager.removeStatistic(key);
                } else {
                    manager.addStatistic(key, before);
                }
            }
        });
    }

    private static long refusals(RelayCounters counters) {
        return counters.refusedAtDoor() + counters.refusedRequests() + counters.refusedActivations();
    }

    private static long counted(CurrentRelay relay, ToLongFunction<RelayCounters> figure) {
        return relay.counters().map(figure::applyAsLong).orElse(0L);
    }
}
