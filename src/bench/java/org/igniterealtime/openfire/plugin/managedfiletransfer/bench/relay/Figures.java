// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench.relay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured of one proxy in all rounds. */
final class Figures {

    private static final int SMALL_FILES = 5000;

    private static final int AT_ONCE = 50;

    final Series cpuOne = new Series();
    final Series cpuSeveral = new Series();
    final Series speedOne = new Series();
    final Series speedSeveral = new Series();
    final Series small = new Series();
    final Series cpuSmall = new Series();

    /** The measurements of one kind. */
    static final class Series {

        private final List<Double> values = new ArrayList<>();

        private void add(double value) {
            values.add(value);
        }

        double median() {
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }
    }

    /** One round. */
    void measure(ServerProcess server, int several, long bytes) throws Exception {
        Bulk.Result one = Bulk.run(server, 1, bytes);
        cpuOne.add(one.cpuSecondsPerGigabyte());
        speedOne.add(one.gigabytesPerSecond());
        Bulk.Result all = Bulk.run(server, several, bytes);
        cpuSeveral.add(all.cpuSecondsPerGigabyte());
        speedSeveral.add(all.gigabytesPerSecond());
        double before = server.cpuSeconds();
        small.add(SmallFiles.run(server, SMALL_FILES, AT_ONCE));
        cpuSmall.add((server.cpuSeconds() - before) * 1e6 / SMALL_FILES);
    }
}
