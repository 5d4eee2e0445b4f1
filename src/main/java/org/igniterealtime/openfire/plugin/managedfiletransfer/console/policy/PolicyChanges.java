// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/** What an administrator changed, for Openfire's security audit: English on every server, so that it can be searched. */
final class PolicyChanges {

    private final List<String> lines = new ArrayList<>();

    private PolicyChanges() {}

    /** One line for each changed value, old and new. */
    static String between(Policy before, Policy after) {
        PolicyChanges changes = new PolicyChanges();
        changes.add("mode", before.mode(), after.mode());
        changes.add("largest file", size(before.largestFile()), size(after.largestFile()));
        changes.addExtensions(before.blockedExtensions(), after.blockedExtensions());
        changes.add("unknown size allowed", before.unknownSizeAllowed(), after.unknownSizeAllowed());
        changes.add("in-band allowed", before.inBandAllowed(), after.inBandAllowed());
        changes.add("proxy only", before.proxyOnly(), after.proxyOnly());
        changes.add("tell users", before.tellUsers(), after.tellUsers());
        changes.add(
                "rate of the relay",
                rate(before.rates().relay()),
                rate(after.rates().relay()));
        changes.add(
                "rate of a user",
                rate(before.rates().perUser()),
                rate(after.rates().perUser()));
        changes.add(
                "rate of a transfer",
                rate(before.rates().perTransfer()),
                rate(after.rates().perTransfer()));
        changes.add("record SHA-256", before.hash(), after.hash());
        return changes.lines.isEmpty() ? "no value was changed" : String.join("\n", changes.lines);
    }

    private void add(String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            lines.add(name + ": " + before + " -> " + after);
        }
    }

    /** Of a list of two hundred, what came and what went. */
    private void addExtensions(List<String> before, List<String> after) {
        String added = joined(after, before::contains);
        String removed = joined(before, after::contains);
        if (!added.isEmpty()) {
            lines.add("blocked file extensions added: " + added);
        }
        if (!removed.isEmpty()) {
            lines.add("blocked file extensions removed: " + removed);
        }
    }

    private static String joined(List<String> endings, Predicate<String> left) {
        return String.join(" ", endings.stream().filter(left.negate()).toList());
    }

    private static String rate(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() + " bytes per second" : "no limit";
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() + " bytes" : "no limit";
    }
}
