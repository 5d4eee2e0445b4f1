// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.TypedAmount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;

/** Reads the policy's form, and says of each field what is wrong with it and how it would be right. */
final class FormReader {

    /** How many wrong endings an error names: a text of thousands helps nobody. */
    private static final int MOST_NAMED = 5;

    private static final int LONGEST_NAMED = 40;

    private final Texts texts;
    private final Map<PolicyField, String> errors = new EnumMap<>(PolicyField.class);

    private FormReader(Texts texts) {
        this.texts = texts;
    }

    static ReadForm read(PolicyForm form, Texts texts) {
        return new FormReader(texts).read(form);
    }

    private ReadForm read(PolicyForm form) {
        Optional<PolicyMode> mode = mode(form.text(PolicyField.MODE));
        OptionalLong largest = bytes(form, PolicyField.LARGEST_FILE, "mft.policy.largest.error");
        List<String> endings = endings(form.text(PolicyField.BLOCKED_EXTENSIONS));
        RateLimits rates = rates(form);
        if (mode.isEmpty() || !errors.isEmpty()) {
            return new ReadForm(Optional.empty(), errors);
        }
        Policy policy = new Policy(
                0,
                mode.get(),
                largest,
                endings,
                form.isTicked(PolicyField.UNKNOWN_SIZE_ALLOWED),
                form.isTicked(PolicyField.IN_BAND_ALLOWED),
                form.isTicked(PolicyField.PROXY_ONLY),
                form.isTicked(PolicyField.TELL_USERS),
                rates,
                form.isTicked(PolicyField.HASH));
        return new ReadForm(Optional.of(policy), Map.of());
    }

    private Optional<PolicyMode> mode(String typed) {
        Optional<PolicyMode> mode = Arrays.stream(PolicyMode.values())
                .filter(known -> known.name().equals(typed))
                .findFirst();
        if (mode.isEmpty()) {
            wrong(PolicyField.MODE, "mft.policy.mode.error");
        }
        return mode;
    }

    private RateLimits rates(PolicyForm form) {
        OptionalLong relay = rate(form, PolicyField.RELAY_RATE);
        OptionalLong user = rate(form, PolicyField.USER_RATE);
        OptionalLong transfer = rate(form, PolicyField.TRANSFER_RATE);
        return errors.isEmpty() ? new RateLimits(relay, user, transfer) : RateLimits.NONE;
    }

    private OptionalLong rate(PolicyForm form, PolicyField field) {
        OptionalLong rate = bytes(form, field, "mft.policy.rate.error");
        if (rate.isPresent() && rate.getAsLong() < RateLimits.LOWEST) {
            wrong(field, "mft.policy.rate.error.low");
        }
        return rate;
    }

    /** @param errorKey the beginning of the keys of what may be wrong */
    private OptionalLong bytes(PolicyForm form, PolicyField field, String errorKey) {
        TypedAmount.Reading reading = form.amount(field).read(texts.locale());
        if (reading instanceof TypedAmount.Wrong wrong) {
            wrong(
                    field,
                    errorKey
                            + switch (wrong) {
                                case NUMBER -> ".number";
                                case LARGE -> ".large";
                                case UNIT -> ".unit";
                            });
        }
        return reading instanceof TypedAmount.Bytes bytes ? OptionalLong.of(bytes.count()) : OptionalLong.empty();
    }

    private List<String> endings(String typed) {
        FileExtensions endings = FileExtensions.of(typed);
        if (!endings.bad().isEmpty()) {
            String named = String.join(
                    "  ",
                    endings.bad().stream()
                            .limit(MOST_NAMED)
                            .map(FormReader::shortened)
                            .toList());
            wrong(
                    PolicyField.BLOCKED_EXTENSIONS,
                    "mft.policy.extensions.error.form",
                    Integer.toString(endings.bad().size()),
                    named,
                    Integer.toString(FileExtensions.MAX_LENGTH));
        } else if (endings.isTooMany()) {
            wrong(
                    PolicyField.BLOCKED_EXTENSIONS,
                    "mft.policy.extensions.error.count",
                    Integer.toString(endings.good().size()),
                    Integer.toString(FileExtensions.MAX_COUNT));
        } else if (endings.isTooLong()) {
            wrong(
                    PolicyField.BLOCKED_EXTENSIONS,
                    "mft.policy.extensions.error.total",
                    Integer.toString(FileExtensions.MAX_TOTAL));
        }
        return endings.good();
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_NAMED
                ? PeerText.safe(word)
                : PeerText.safe(word.substring(0, LONGEST_NAMED)) + "\u2026";
    }

    private void wrong(PolicyField field, String key, Object... args) {
        errors.put(field, texts.text(key, args));
    }
}
