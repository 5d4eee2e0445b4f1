// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.GIVEN_UP;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.UNLIMITED;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.limitedTo;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.offered;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.igniterealtime.openfire.plugin.managedfiletransfer.TestClock;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SessionKey;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.Transfers.Added;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stanzas come on many threads, bytes on others, and time passes on one more. */
@Timeout(60)
class TransfersConcurrencyTest {

    private static final int THREADS = 4;
    private static final TransferId ID = new TransferId("t-s1");
    private static final SessionKey SESSION = new SessionKey(ALICE, BOB, "s1");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final TestClock clock = new TestClock();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void losesNoByteAndTellsTheListenerInOrder() throws Exception {
        // Given
        int moves = 20_000;
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        Transfers transfers = transfers(10, (transfer, event) -> heard.add(transfer.bytesMoved()));
        transfers.add(offered("s1"));

        // When
        together(thread -> () -> {
            for (int i = 0; i < moves; i++) {
                assertThat(transfers.move(ID, thread + 1, false)).isPresent();
            }
            return true;
        });

        // Then
        long sum = moves * (THREADS * (THREADS + 1) / 2L);
        assertThat(transfers.find(ID).map(Transfer::bytesMoved)).contains(sum);
        assertThat(heard).hasSize(THREADS * moves + 1).isSorted().endsWith(sum);
    }

    @Test
    void neverExceedsALimitThatIsEnforced() throws Exception {
        // Given
        long limit = 100_003;
        Transfers transfers = transfers(10, (transfer, event) -> {});
        transfers.add(offered("s1", limitedTo(limit, true)));

        // When
        List<Long> taken = together(thread -> () -> {
            long sum = 0;
            for (long block = 64L + thread; block > 0; ) {
                if (transfers.move(ID, block, false).isPresent()) {
                    sum += block;
                } else {
                    block--;
                }
            }
            return sum;
        });

        // Then
        assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(limit);
        assertThat(transfers.find(ID).map(Transfer::bytesMoved)).contains(limit);
    }

    @Test
    void endsOnce() throws Exception {
        for (int round = 0; round < 500; round++) {
            // Given
            List<TransferState> heard = Collections.synchronizedList(new ArrayList<>());
            Transfers transfers = transfers(10, (transfer, event) -> heard.add(transfer.state()));
            transfers.add(offered("s1"));
            TransferState[] ends = {
                TransferState.COMPLETED, TransferState.FAILED, TransferState.CUT, TransferState.STOPPED
            };

            // When
            List<Optional<Transfer>> results = together(thread -> () -> transfers.apply(ID, ended(ends[thread])));

            // Then
            List<TransferState> won = results.stream()
                    .flatMap(Optional::stream)
                    .map(Transfer::state)
                    .toList();
            assertThat(won).hasSize(1);
            assertThat(heard).containsExactly(TransferState.OFFERED, won.get(0));
            assertThat(transfers.findEnded(SESSION.stream()).map(Ended::state)).contains(won.get(0));
            assertThat(transfers.find(SESSION)).isEmpty();
        }
    }

    @Test
    void isNeverFullerThanItsCapacity() throws Exception {
        int capacity = 3;
        for (int round = 0; round < 500; round++) {
            // Given
            int of = round;
            AtomicInteger heard = new AtomicInteger();
            Transfers transfers = transfers(capacity, (transfer, event) -> heard.incrementAndGet());

            // When
            List<Integer> taken = together(thread -> () -> {
                int count = 0;
                for (int i = 0; i < capacity; i++) {
                    count += transfers.add(offered(of + "-" + thread + "-" + i)) == Added.YES ? 1 : 0;
                }
                return count;
            });

            // Then
            assertThat(transfers.size()).isEqualTo(capacity);
            assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(capacity);
            assertThat(heard).hasValue(capacity);
        }
    }

    @Test
    void takesOneTransferOfANegotiation() throws Exception {
        for (int round = 0; round < 500; round++) {
            // Given
            Transfers transfers = transfers(10, (transfer, event) -> {});

            // When
            List<Added> answers = together(thread -> () -> transfers.add(again("t-" + thread)));

            // Then
            assertThat(answers).containsOnlyOnce(Added.YES);
            assertThat(transfers.size()).isEqualTo(1);
        }
    }

    @Test
    void theListenerHearsOfTheOfferBeforeAnythingElse() throws Exception {
        // Given: a listener that is still busy with the offer when the next stanza of the transfer comes
        CountDownLatch offering = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Transfers transfers = transfers(10, (transfer, event) -> {
            if (event instanceof TransferEvent.Offered) {
                offering.countDown();
                awaitBriefly(next);
            }
            heard.add(event.getClass().getSimpleName());
        });

        // When
        Future<Added> added = threads.submit(() -> transfers.add(offered("s1")));
        offering.await();
        Future<Optional<Transfer>> ended = threads.submit(() -> {
            Optional<Transfer> result = transfers.apply(ID, ended(TransferState.DECLINED));
            next.countDown();
            return result;
        });

        // Then
        assertThat(added.get()).isEqualTo(Added.YES);
        assertThat(ended.get()).isPresent();
        assertThat(heard).containsExactly("Offered", "Ended");
    }

    @Test
    void aNewTransferOfANegotiationIsNotTakenForTheOneThatEnded() throws Exception {
        for (int round = 0; round < 5_000; round++) {
            // Given
            Transfers transfers = transfers(10, (transfer, event) -> {});
            transfers.add(again("t-0"));

            // When
            together(
                    2,
                    thread -> () -> thread == 0
                            ? transfers
                                    .apply(new TransferId("t-0"), ended(TransferState.CUT))
                                    .isPresent()
                            : addAsSoonAsPossible(transfers, again("t-1")));

            // Then
            assertThat(transfers.find(SESSION).map(Transfer::id)).contains(new TransferId("t-1"));
            assertThat(transfers.findEnded(SESSION.stream())).isEmpty();
        }
    }

    @Test
    void aTransferWhoseBytesMoveIsNotTimedOut() throws Exception {
        TransferTimeouts timeOuts = TransferTimeouts.DEFAULT;
        for (int round = 0; round < 5_000; round++) {
            // Given: the time is just over
            List<Transfer> heard = Collections.synchronizedList(new ArrayList<>());
            Transfers transfers = transfers(10, (transfer, event) -> heard.add(transfer));
            transfers.add(offered("s1"));
            transfers.apply(ID, new TransferEvent.Connected(clock.instant(), TransferPath.PROXIED));
            clock.pass(timeOuts.idle().plus(Duration.ofMillis(1)));

            // When
            together(2, thread -> () -> {
                if (thread == 0) {
                    transfers.expire(timeOuts);
                } else {
                    transfers.move(ID, 1, false);
                }
                return true;
            });

            // Then: either came first
            assertThat(heard.stream()
                            .filter(transfer -> transfer.state() == TransferState.TIMED_OUT)
                            .map(Transfer::bytesMoved))
                    .allMatch(moved -> moved == 0);
        }
    }

    @Test
    void nothingHappensToATransferWhileSomethingDependsOnItsBeingLive() throws Exception {
        // Given
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Transfers transfers =
                transfers(10, (transfer, event) -> order.add(event.getClass().getSimpleName()));
        transfers.add(offered("s1"));
        AtomicReference<Thread> ending = new AtomicReference<>();

        // When: the end comes while the action runs
        List<Future<?>> ends = new ArrayList<>();
        transfers.whileLive(ID, live -> {
            ends.add(threads.submit(() -> {
                ending.set(Thread.currentThread());
                transfers.apply(ID, ended(TransferState.CANCELLED));
            }));
            await().until(() -> ending.get() != null && ending.get().getState() == Thread.State.BLOCKED);
            order.add("action");
        });
        ends.get(0).get();

        // Then
        assertThat(order).containsExactly("Offered", "action", "Ended");
    }

    @Test
    void whatEndsWhileItIsUsedLeavesNothingBehind() throws Exception {
        for (int round = 0; round < 500; round++) {
            // Given
            Transfers transfers = transfers(10, (transfer, event) -> {});
            int of = round;

            // When: offers under one id, each ended by whoever made it
            together(thread -> () -> {
                for (int i = 0; i < 20; i++) {
                    TransferId id = new TransferId(of + "-" + thread + "-" + i);
                    if (transfers.add(again(id.value())) == Added.YES) {
                        transfers.apply(id, ended(TransferState.FAILED));
                    }
                }
                return true;
            });

            clock.pass(TransferTimeouts.DEFAULT.remembered().plus(Duration.ofMillis(1)));
            transfers.expire(TransferTimeouts.DEFAULT);

            // Then
            assertThat(transfers.held()).isEqualTo(new Transfers.Held(0, 0, 0, 0, 0, 0, 0));
        }
    }

    private Transfers transfers(int capacity, TransferListener listener) {
        return new Transfers(clock, "example.org", new Capacity(capacity, capacity, capacity, capacity), listener);
    }

    /** Another offer in the negotiation {@code s1} of Alice with Bob. */
    private static Transfer again(String id) {
        return offered(id, SESSION, UNLIMITED);
    }

    private static boolean addAsSoonAsPossible(Transfers transfers, Transfer next) {
        while (transfers.add(next) != Added.YES) {
            Thread.onSpinWait();
        }
        return true;
    }

    private TransferEvent ended(TransferState state) {
        return new TransferEvent.Ended(clock.instant(), state, GIVEN_UP);
    }

    private <T> List<T> together(IntFunction<Callable<T>> task) throws Exception {
        return together(THREADS, task);
    }

    /** Runs one task on each of so many threads, all begun at one moment. */
    private <T> List<T> together(int count, IntFunction<Callable<T>> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<T>> running = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            Callable<T> own = task.apply(thread);
            running.add(threads.submit(() -> {
                start.await();
                return own.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }

    /** Long enough for the other thread to come in between, if it can. */
    private static void awaitBriefly(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
