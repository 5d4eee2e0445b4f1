// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

/**
 * Many transfers under many policies, each one enforced and observed: where the one refuses, the other notes the same rule
 * first, and where it does not, nothing is noted.
 */
class ModesAgreeTest {

    private static final int CASES = 5_000;

    private final Set<Cause> seen = EnumSet.noneOf(Cause.class);

    @Test
    void onTheRuleThatIsBroken() {
        for (int seed = 0; seed < CASES; seed++) {
            Policy policy = policy(new Random(seed));
            Scene enforced = new Scene(policy);
            Scene observed = new Scene(Policies.in(PolicyMode.OBSERVE, policy));
            List<Consumer<Scene>> steps = steps(new Random(seed));

            Optional<Cause> refused = Optional.empty();
            for (int step = 0; step < steps.size() && refused.isEmpty(); step++) {
                steps.get(step).accept(enforced);
                steps.get(step).accept(observed);
                refused = first(enforced, ModesAgreeTest::refusal);
            }
            Optional<Cause> noted = first(observed, ModesAgreeTest::breach);

            assertThat(noted)
                    .as("seed %s, %s, enforced %s, observed %s", seed, policy, events(enforced), events(observed))
                    .isEqualTo(refused);
            refused.ifPresent(seen::add);
        }
        assertThat(seen)
                .as("the rules that were broken in all of them")
                .contains(
                        Cause.LARGEST_FILE,
                        Cause.DECLARED_SIZE,
                        Cause.BLOCKED_EXTENSION,
                        Cause.UNKNOWN_SIZE,
                        Cause.IN_BAND,
                        Cause.PROXY_ONLY,
                        Cause.MALFORMED,
                        Cause.DUPLICATE,
                        Cause.VETOED);
    }

    private static List<TransferEvent> events(Scene scene) {
        return scene.heard.stream().map(Scene.Heard::event).toList();
    }

    private static Optional<Cause> first(Scene scene, Function<TransferEvent, Optional<Reason>> of) {
        return scene.heard.stream()
                .map(Scene.Heard::event)
                .flatMap(event -> of.apply(event).stream())
                .map(reason -> reason.cause().rule())
                .findFirst();
    }

    private static Optional<Reason> refusal(TransferEvent event) {
        if (event instanceof TransferEvent.Ended ended) {
            boolean ours = ended.state() == TransferState.REFUSED || ended.state() == TransferState.CUT;
            return Optional.of(ended.reason()).filter(reason -> ours);
        }
        return event instanceof TransferEvent.AttemptFailed failed
                ? Optional.of(failed.reason()).filter(reason -> reason.cause().isRule())
                : Optional.empty();
    }

    private static Optional<Reason> breach(TransferEvent event) {
        if (event instanceof TransferEvent.Ended ended && ended.reason().cause() == Cause.NOT_FOLLOWED) {
            return Optional.of(ended.reason());
        }
        return event instanceof TransferEvent.Breached breached ? Optional.of(breached.reason()) : Optional.empty();
    }

    private static Policy policy(Random random) {
        OptionalLong largest = random.nextBoolean()
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextInt(8) == 0 ? 0 : 500 + random.nextInt(1_500));
        return new Policy(
                7,
                PolicyMode.ENFORCE,
                largest,
                random.nextInt(4) == 0 ? List.of(".txt", ".exe") : List.of(),
                random.nextInt(4) > 0,
                random.nextInt(3) > 0,
                random.nextInt(3) == 0,
                true);
    }

    private static List<Consumer<Scene>> steps(Random random) {
        List<Consumer<Scene>> steps = new ArrayList<>();
        if (random.nextInt(10) == 0) {
            steps.add(scene -> scene.vote = Vetoes.Vote.FAILED);
        }
        List<String> methods = offer(random, steps);
        String chosen = methods.isEmpty() ? one(random, Say.SOCKS5, Say.IBB) : one(random, methods);
        if (!methods.isEmpty()) {
            String range = one(random, "", "<range offset='5'/>", "<range offset='-5'/>", "<range offset='99999999'/>");
            steps.add(scene -> scene.send(Say.acceptRange("o1", range, chosen)));
        }
        if (chosen.equals(Say.SOCKS5)) {
            socks5(random, steps);
        }
        if (chosen.equals(Say.IBB) || random.nextInt(4) == 0) {
            steps.add(scene -> scene.accept(Say.open("i1", "s1")));
            data(random, steps);
        }
        if (random.nextInt(4) == 0) {
            offer(random, steps);
        }
        return steps;
    }

    /** @return its methods; empty where the stream is not announced */
    private static List<String> offer(Random random, List<Consumer<Scene>> steps) {
        if (random.nextInt(8) == 0) {
            return List.of();
        }
        String name = one(random, "name='a.txt'", "name='b.exe'", "name='c.pdf'", "name='d.pdf'", "");
        String size = one(
                random,
                "size='100'",
                "size='600'",
                "size='1500'",
                "size='5000'",
                "",
                random.nextInt(3) == 0 ? "size='-1'" : "");
        List<String> methods = Stream.of(Say.SOCKS5, Say.IBB, Say.OOB)
                .filter(method -> random.nextInt(3) > 0)
                .toList();
        List<String> offered = methods.isEmpty() ? List.of(Say.SOCKS5, Say.IBB) : methods;
        boolean ranged = random.nextBoolean();
        steps.add(scene -> {
            IQ offer = Say.offer("o1", "s1", name + " " + size, offered.toArray(String[]::new));
            scene.send(ranged ? Say.withRange(offer) : offer);
        });
        return offered;
    }

    private static void socks5(Random random, List<Consumer<Scene>> steps) {
        String hosts = one(random, Say.PROXY_HOST, "")
                + one(random, Say.OWN_HOST, "")
                + one(random, Say.FORGED_HOST, "", "")
                + one(random, Say.FAST, "", "");
        boolean udp = random.nextInt(6) == 0;
        steps.add(scene -> {
            String query = Say.query("s1", hosts);
            scene.send(Say.iq(
                    "set", "h1", Scene.ALICE, Scene.BOB, udp ? query.replace("mode='tcp'", "mode='udp'") : query));
        });
        List<String> jids = new ArrayList<>();
        if (hosts.contains(Say.PROXY_HOST)) {
            jids.add(Scene.PROXY);
        }
        if (hosts.contains(Say.OWN_HOST)) {
            jids.add(Scene.ALICE);
        }
        if (!jids.isEmpty()) {
            String used = one(random, jids);
            steps.add(scene -> scene.send(Say.used("h1", used)));
        }
    }

    private static void data(Random random, List<Consumer<Scene>> steps) {
        for (int block = 0; block < 4; block++) {
            int number = block;
            int bytes = 1 + random.nextInt(900);
            steps.add(scene -> scene.send(Say.block("d" + number, "s1", number, bytes)));
        }
    }

    private static String one(Random random, String... of) {
        return one(random, List.of(of));
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
