// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;

/**
 * Measures both proxies in turns on this machine and prints a table: {@code RelayBench [GB] [ROUNDS]}.
 *
 * <p>Each proxy is warmed up first, since a server that is up for a while has long compiled its code. The figures are the
 * medians of all rounds.
 */
public final class RelayBench {

    private static final int WARM_UP_ROUNDS = 3;

    private static final int WARM_UP_FILES = 100_000;

    private static final int AT_ONCE = 50;

    private static final int IDLE = 10_000;

    private static final int IDLE_SECONDS = 15;

    private static final int MANY = 1000;

    private static final int SEVERAL = 8;

    private RelayBench() {}

    public static void main(String[] arguments) throws Exception {
        long bytes = (long) ((arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2) * 1e9);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        compare(bytes, rounds);
        endure();
    }

    private static void compare(long bytes, int rounds) throws Exception {
        try (ServerProcess stockServer = ServerProcess.start(StockServer.class);
                ServerProcess ourServer = relay()) {
            for (ServerProcess server : List.of(stockServer, ourServer)) {
                SmallFiles.run(server, WARM_UP_FILES, AT_ONCE);
                for (int i = 0; i < WARM_UP_ROUNDS; i++) {
                    new Figures().measure(server, SEVERAL, bytes);
                }
            }
            Figures stock = new Figures();
            Figures ours = new Figures();
            for (int round = 0; round < rounds; round++) {
                stock.measure(stockServer, SEVERAL, bytes);
                ours.measure(ourServer, SEVERAL, bytes);
            }
            row("measure", "stock", "ours", "ours / stock");
            row("---", "---:", "---:", "---:");
            compare("CPU s per GB, 1 at once", stock.cpuOne, ours.cpuOne);
            compare("CPU s per GB, " + SEVERAL + " at once", stock.cpuSeveral, ours.cpuSeveral);
            compare("GB/s, 1 at once", stock.speedOne, ours.speedOne);
            compare("GB/s, " + SEVERAL + " at once", stock.speedSeveral, ours.speedSeveral);
            compare("transfers of 1 kB per second, 50 at once", stock.small, ours.small);
            compare("CPU microseconds for each of them", stock.cpuSmall, ours.cpuSmall);
        }
    }

    private static void endure() throws Exception {
        try (ServerProcess server = relay()) {
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

    private static ServerProcess relay() throws IOException {
        String buffer = String.valueOf(RelaySettings.DEFAULT_BUFFER_SIZE / 1024);
        return ServerProcess.start(RelayServer.class, String.valueOf(IDLE_SECONDS), buffer, "false");
    }

    private static void compare(String measure, Figures.Series stock, Figures.Series ours) {
        row(measure, number(stock.median()), number(ours.median()), number(ours.median() / stock.median()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static void row(String measure, String stock, String ours, String note) {
        System.out.println("| " + measure + " | " + stock + " | " + ours + " | " + note + " |");
    }
}
