// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Rule;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** The keys of the texts for the model's words. */
final class Labels {

    /** The server died, so that the time of the end is the time of the next start. */
    static final String LEFT_OPEN = "left-open";

    /** What ends a transfer besides a rule of policy. */
    private static final List<String> OTHER_ENDS = List.of(
            "administrator",
            "flood",
            "gone",
            "interrupted",
            LEFT_OPEN,
            "peer",
            "proxy-off",
            "stream",
            "superseded",
            "time-out");

    private static final Set<String> RULES = Stream.concat(
                    Arrays.stream(Rule.values()).map(Rule::key), OTHER_ENDS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private Labels() {}

    static String of(TransferState state) {
        return "mft.state." + slug(state);
    }

    static String of(TransferPath path) {
        return "mft.path." + slug(path);
    }

    static String of(Protocol protocol) {
        return "mft.protocol." + slug(protocol);
    }

    static String of(PolicyMode mode) {
        return "mft.mode." + slug(mode);
    }

    /** The name of the rule of this stable key; the key itself where it is none that this version knows. */
    static String rule(String key, Texts texts) {
        return RULES.contains(key) ? texts.text("mft.rule." + key) : PeerText.safe(key);
    }

    /** The keys of all rules that have a name. */
    static Set<String> rules() {
        return RULES;
    }

    /** What a word is called in style sheets and keys. */
    static String slug(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
