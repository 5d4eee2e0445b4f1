// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Policies;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/** So many mutated flows, shown to one recipient, under two policies in turns. */
final class MutationRun {

    /** The recipient forgets now and then, as clients are restarted. */
    private static final int FLOWS_OF_ONE_CLIENT = 20;

    /** Enough to work on. */
    private static final int MOST_FINDINGS = 10;

    private MutationRun() {}

    /** What was seen and not judged; empty where all is well. */
    static List<String> of(Recipient recipient, long seed, int flows) {
        Mutator mutator = new Mutator(seed);
        List<Policy> policies = List.of(Policies.NO_EXE, Policies.PROXY_ONLY);
        List<String> findings = new ArrayList<>();
        Passage passage = new Passage(recipient, policies.get(0));
        for (int i = 0; i < flows && findings.size() < MOST_FINDINGS; i++) {
            if (i % FLOWS_OF_ONE_CLIENT == 0) {
                recipient.reset();
                passage = new Passage(recipient, policies.get(i / FLOWS_OF_ONE_CLIENT % policies.size()));
            }
            for (Element stanza : mutator.flow("s" + i)) {
                findings.addAll(passage.send(stanza));
            }
        }
        return findings;
    }

    /** For the bench profile: {@code MutationRun 100000}, with every recipient that this machine has. */
    public static void main(String[] args) throws Exception {
        int flows = Integer.parseInt(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.currentTimeMillis();
        boolean clean = true;
        for (Recipients kind : Recipients.values()) {
            try (Recipient recipient = kind.start(Path.of(System.getProperty("java.io.tmpdir")))) {
                List<String> findings = of(recipient, seed, flows);
                System.out.println(recipient + ": " + flows + " mutated flows, seed " + seed + ", " + findings.size()
                        + " findings");
                findings.forEach(System.out::println);
                clean &= findings.isEmpty();
            } catch (java.io.IOException e) {
                System.out.println(kind + " is left out: " + kind.needs());
            }
        }
        System.exit(clean ? 0 : 1);
    }
}
