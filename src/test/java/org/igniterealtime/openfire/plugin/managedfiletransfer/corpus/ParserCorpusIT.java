// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.CraftedStanzas.Crafted;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Policies;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Scene;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No recipient ever sees a file, an address or a byte that was not judged. */
class ParserCorpusIT {

    /** Flows that are changed at random in each build; the bench profile takes many more. */
    private static final int MUTATED_FLOWS = 3_000;

    private static final long SEED = 20_261_126;

    @ParameterizedTest
    @EnumSource
    void craftedStanzasShowNothingUnjudged(Recipients kind, @TempDir Path folder) {
        try (Recipient recipient = kind.startOrSkip(folder)) {
            List<String> findings = new ArrayList<>();
            for (Policy policy : List.of(Policies.NO_EXE, Policies.PROXY_ONLY, Policies.largest(4))) {
                for (Crafted crafted : CraftedStanzas.all()) {
                    recipient.reset();
                    Passage passage = new Passage(recipient, policy);
                    crafted.stanzas().forEach(stanza -> passage.send(Scene.element(stanza)).stream()
                            .map(finding -> crafted + ": " + finding)
                            .forEach(findings::add));
                }
            }
            assertThat(findings).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedFlowsShowNothingUnjudged(Recipients kind, @TempDir Path folder) {
        try (Recipient recipient = kind.startOrSkip(folder)) {
            assertThat(MutationRun.of(recipient, SEED, MUTATED_FLOWS)).isEmpty();
        }
    }

    /** That the rule above can be broken at all: where nothing is enforced, each of the clients sees what was not judged. */
    @ParameterizedTest
    @EnumSource
    void withoutEnforcementTheyDo(Recipients kind, @TempDir Path folder) {
        try (Recipient recipient = kind.startOrSkip(folder)) {
            List<String> findings = new ArrayList<>();
            for (Crafted crafted : CraftedStanzas.all()) {
                recipient.reset();
                Passage passage = new Passage(recipient, Policies.in(PolicyMode.OBSERVE, Policies.NO_EXE));
                crafted.stanzas().forEach(stanza -> findings.addAll(passage.send(Scene.element(stanza))));
            }
            assertThat(findings).hasSizeGreaterThan(10);
        }
    }

    /** The other half of the rule: what is valid arrives, or the tests above would hold for a server that drops all. */
    @ParameterizedTest
    @EnumSource
    void validFlowsAreSeenAsTheyWereSent(Recipients kind, @TempDir Path folder) {
        try (Recipient recipient = kind.startOrSkip(folder)) {
            List<Seen> seen = new ArrayList<>();
            Recipient watched = new Watched(recipient, seen);
            int flow = 0;
            for (List<String> stanzas : Flows.all("valid")) {
                recipient.reset();
                Passage passage = new Passage(watched, Policies.OPEN);
                for (String stanza : stanzas) {
                    String own = stanza.replace("valid", "valid" + flow);
                    assertThat(passage.send(Scene.element(own))).isEmpty();
                }
                flow++;
            }
            assertThat(seen.stream().flatMap(one -> one.offers().stream()).map(Seen.SeenOffer::name))
                    .hasSize(4)
                    .containsOnly("good.txt");
            assertThat(seen.stream().flatMap(one -> one.addresses().stream()).map(Seen.SeenAddress::host))
                    .contains("192.0.2.10", "198.51.100.7");
            assertThat(seen.stream()
                            .flatMap(one -> one.bytes().stream())
                            .mapToInt(Seen.SeenBytes::count)
                            .sum())
                    .isPositive();
        }
    }

    /** Keeps what was seen. */
    private record Watched(Recipient recipient, List<Seen> seen) implements Recipient {

        @Override
        public Seen deliver(String stanza) {
            Seen one = recipient.deliver(stanza);
            seen.add(one);
            return one;
        }

        @Override
        public void reset() {
            recipient.reset();
        }

        @Override
        public void close() {
            recipient.close();
        }
    }
}
