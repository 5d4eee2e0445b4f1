// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.util.Locale;

/**
 * Measures both proxies in turns on this machine and prints a table: {@code RelayBench [GB] [ROUNDS]}.
 *
 * <p>Of all rounds the best is shown: what disturbs a measurement only makes it worse.
 */
public final class RelayBench {

    private static final int SMALL_FILES = 3000;

    private static final int AT_ONCE = 50;

    private static final int IDLE = 10_000;

    private static final int IDLE_SECONDS = 15;

    private static final int MANY = 1000;

    private static final int SEVERAL = 8;

    private RelayBench() {}

    public static void main(String[] arguments) throws Exception {
        long bytes = (long) ((arguments.length > 0 ? Double.parseDouble(arguments[0]) : 4) * 1e9);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Figures stock = new Figures();
        Figures ours = new Figures();
        for (int round = 0; round < rounds; round++) {
            try (ServerProcess server = ServerProcess.start(StockServer.class)) {
                measure(stock, server, bytes);
            }
            try (ServerProcess server =
                    ServerProcess.start(RelayServer.class, String.valueOf(IDLE_SECONDS), "256", "false")) {
                measure(ours, server, bytes);
            }
        }
        row("measure", "stock", "ours", "ours / stock");
        row("---", "---:", "---:", "---:");
        compare("CPU s per GB, 1 at once", stock.cpuOne, ours.cpuOne);
        compare("CPU s per GB, " + SEVERAL + " at once", stock.cpuSeveral, ours.cpuSeveral);
        compare("GB/s, 1 at once", stock.speedOne, ours.speedOne);
        compare("GB/s, " + SEVERAL + " at once", stock.speedSeveral, ours.speedSeveral);
        compare("transfers of 1 kB per second, " + AT_ONCE + " at once", stock.small, ours.small);
        try (ServerProcess server =
                ServerProcess.start(RelayServer.class, String.valueOf(IDLE_SECONDS), "256", "false")) {
            IdleConnections.run(server, IDLE / 10, 0);
            IdleConnections.Result idle = IdleConnections.run(server, IDLE, 2 * IDLE_SECONDS);
            row("heap of each of " + IDLE + " idle connections, bytes", "", number(idle.heapEach()), "");
            row("extra threads for them", "", String.valueOf(idle.extraThreads()), "");
            row("gone after (limit " + IDLE_SECONDS + " s), seconds", "", number(idle.goneAfterSeconds()), "");
            ManyTransfers.Result many = ManyTransfers.run(server, MANY);
            row(MANY + " transfers of 1 MB at once: median, seconds", "", number(many.median()), "");
            row(
                    "the slowest of them",
                    "",
                    number(many.slowest()),
                    number(many.slowest() / many.median()) + " x median");
        }
    }

    private static final class Figures {
        private double cpuOne = Double.MAX_VALUE;
        private double cpuSeveral = Double.MAX_VALUE;
        private double speedOne;
        private double speedSeveral;
        private double small;
    }

    private static void measure(Figures best, ServerProcess server, long bytes) throws Exception {
        Bulk.run(server, 1, bytes / 4);
        Bulk.Result one = Bulk.run(server, 1, bytes);
        Bulk.Result several = Bulk.run(server, SEVERAL, bytes);
        best.cpuOne = Math.min(best.cpuOne, one.cpuSecondsPerGigabyte());
        best.cpuSeveral = Math.min(best.cpuSeveral, several.cpuSecondsPerGigabyte());
        best.speedOne = Math.max(best.speedOne, one.gigabytesPerSecond());
        best.speedSeveral = Math.max(best.speedSeveral, several.gigabytesPerSecond());
        SmallFiles.run(server, SMALL_FILES / 10, AT_ONCE);
        best.small = Math.max(best.small, SmallFiles.run(server, SMALL_FILES, AT_ONCE));
    }

    private static void compare(String measure, double stock, double ours) {
        row(measure, number(stock), number(ours), number(ours / stock));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static void row(String measure, String stock, String ours, String note) {
        System.out.println("| " + measure + " | " + stock + " | " + ours + " | " + note + " |");
    }
}
