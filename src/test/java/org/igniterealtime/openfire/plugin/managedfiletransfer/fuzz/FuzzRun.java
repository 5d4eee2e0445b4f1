// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.WholePath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelaySettings;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;

/**
 * {@code FuzzRun SECONDS THREADS [SEED]}: unruly peers over the whole path, while the policy changes ten times a second and
 * the clock runs a hundred times as fast. In the end nothing failed, nothing is held, and each row has its end.
 */
public final class FuzzRun {

    private static final long CLOCK_FACTOR = 100;
    private static final long UPKEEP_MILLIS = 100;

    /** More than this unwritten, and the peers wait for the database: what is measured is not how fast that is. */
    private static final int MOST_UNWRITTEN = 10_000;

    private FuzzRun() {}

    /** What was found to be wrong; empty where all is well. */
    static List<String> run(Duration time, int threads, long seed) throws Exception {
        WholePath.FastClock clock = new WholePath.FastClock(CLOCK_FACTOR);
        ChangingPolicy policies = new ChangingPolicy(seed);
        try (WholePath path = new WholePath(clock, policies, settings())) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            var timer = Executors.newSingleThreadScheduledExecutor();
            List<String> wrong = new ArrayList<>();
            try {
                var upkeep = timer.scheduleWithFixedDelay(
                        () -> {
                            policies.change();
                            path.upkeep();
                        },
                        UPKEEP_MILLIS,
                        UPKEEP_MILLIS,
                        TimeUnit.MILLISECONDS);
                long sent = converse(path, pool, threads, seed, Instant.now().plus(time));
                System.out.println("Stanzas sent: " + sent + "; live at the end: " + path.live());
                if (upkeep.isDone()) {
                    wrong.add("the upkeep failed");
                }
            } finally {
                timer.shutdown();
                pool.shutdown();
                if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                    wrong.add("the upkeep hangs");
                }
            }
            path.interruptAll();
            wrong.addAll(whatIsLeft(path, clock));
            return wrong;
        }
    }

    private static long converse(WholePath path, ExecutorService pool, int threads, long seed, Instant until)
            throws Exception {
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            UnrulyPeers peers = new UnrulyPeers(path, seed + i);
            tasks.add(() -> {
                while (Instant.now().isBefore(until)) {
                    if (path.unwritten() > MOST_UNWRITTEN) {
                        Thread.onSpinWait();
                    } else {
                        peers.converse();
                    }
                }
                return peers.sent();
            });
        }
        long sent = 0;
        for (Future<Long> task : pool.invokeAll(tasks)) {
            sent += task.get();
        }
        return sent;
    }

    private static List<String> whatIsLeft(WholePath path, WholePath.FastClock clock) throws Exception {
        List<String> wrong = new ArrayList<>();
        String nothing = "Held[places=0, streams=0, parties=0, accounts=0, allowances=0, ended=0, givenUp=0]"
                + " awaited=0 tickets=0 streams=0";
        Instant giveUp = Instant.now().plusSeconds(60);
        do {
            clock.pass(Duration.ofDays(2));
            path.upkeep();
        } while (!path.held().equals(nothing) && Instant.now().isBefore(giveUp));
        if (!path.held().equals(nothing)) {
            wrong.add("held at the end: " + path.held());
        }
        path.writeHistory();
        long rows = path.rows("SELECT COUNT(*) FROM ofMftTransfer");
        long open = path.rows("SELECT COUNT(*) FROM ofMftTransfer WHERE endedAt IS NULL");
        System.out.println("Rows in the history: " + rows + "; without an end: " + open
                + "; events that found no room: " + path.dropped());
        System.out.println("Outcomes: " + path.outcomes());
        if (rows == 0 || open > 0) {
            wrong.add(open + " of " + rows + " rows have no end");
        }
        long untrue = path.rows("SELECT COUNT(*) FROM ofMftTransfer WHERE transferState = 'COMPLETED'"
                + " AND (bytePath = 'UNKNOWN' OR bytesMoved < declaredSize)");
        if (untrue > 0) {
            wrong.add(untrue + " rows are completed on no way, or with less than was declared");
        }
        if (path.dropped() > 0) {
            wrong.add(path.dropped() + " events were lost");
        }
        if (path.internalErrors() > 0) {
            wrong.add(
                    path.internalErrors() + " stanzas could not be judged because something failed; see the log above");
        }
        return wrong;
    }

    /** Connections that nobody claims are closed soon, so that the relay is soon free at the end. */
    private static RelaySettings settings() {
        Duration second = Duration.ofSeconds(1);
        return RelaySettings.listeningAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .with(new Timeouts(second, second, second, second, second));
    }

    /** For the bench profile. */
    public static void main(String[] args) throws Exception {
        Duration time = Duration.ofSeconds(Long.parseLong(args[0]));
        int threads = Integer.parseInt(args[1]);
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.currentTimeMillis();
        System.out.println("Fuzzing for " + time.toSeconds() + " s on " + threads + " threads, seed " + seed);
        List<String> wrong = run(time, threads, seed);
        System.out.println(wrong.isEmpty() ? "All is well." : "Wrong: " + wrong);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Another policy each time. */
    private static final class ChangingPolicy implements PolicyStore {

        private final Random random;
        private volatile Policy now = Policy.INITIAL;

        ChangingPolicy(long seed) {
            this.random = new Random(seed);
        }

        void change() {
            PolicyMode[] modes = PolicyMode.values();
            // Enforced half of the time.
            PolicyMode mode = random.nextBoolean() ? PolicyMode.ENFORCE : modes[random.nextInt(modes.length)];
            now = new Policy(
                    now.version() + 1,
                    mode,
                    random.nextBoolean() ? OptionalLong.of(random.nextInt(2_000)) : OptionalLong.empty(),
                    random.nextBoolean() ? List.of(".exe") : List.of(),
                    random.nextBoolean(),
                    random.nextInt(3) > 0,
                    random.nextBoolean(),
                    random.nextBoolean(),
                    RateLimits.NONE,
                    random.nextBoolean());
        }

        @Override
        public Policy current() {
            return now;
        }

        @Override
        public Policy save(Policy changed) {
            throw new UnsupportedOperationException("nothing here saves a policy");
        }
    }
}
