// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;

/** Reads the policy's form, and says of each field what is wrong with it and how it would be right. */
final class FormReader {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,19}");

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
        Optional<PolicyMode> mode = mode(form.mode());
        OptionalLong largest = largest(form.largestFile().strip(), form.largestFileUnit());
        List<String> endings = endings(form.refusedEndings());
        RateLimits rates = rates(form);
        if (mode.isEmpty() || !errors.isEmpty()) {
            return new ReadForm(Optional.empty(), errors);
        }
        Policy policy = new Policy(
                0,
                mode.get(),
                largest,
                endings,
                form.unknownSizeAllowed(),
                form.inBandAllowed(),
                form.proxyOnly(),
                form.tellUsers(),
                rates,
                form.hash());
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

    private OptionalLong largest(String typed, String unitKey) {
        return bytes(PolicyField.LARGEST_FILE, "mft.policy.largest.error", typed, unitKey);
    }

    private RateLimits rates(PolicyForm form) {
        OptionalLong relay = rate(PolicyField.RELAY_RATE, form.relayRate());
        OptionalLong user = rate(PolicyField.USER_RATE, form.userRate());
        OptionalLong transfer = rate(PolicyField.TRANSFER_RATE, form.transferRate());
        return errors.isEmpty() ? new RateLimits(relay, user, transfer) : RateLimits.NONE;
    }

    private OptionalLong rate(PolicyField field, TypedRate typed) {
        OptionalLong rate = bytes(field, "mft.policy.rate.error", typed.number().strip(), typed.unit());
        if (rate.isPresent() && rate.getAsLong() < RateLimits.LOWEST) {
            wrong(field, "mft.policy.rate.error.low");
        }
        return rate;
    }

    /** @param errorKey the beginning of the keys of what may be wrong */
    private OptionalLong bytes(PolicyField field, String errorKey, String typed, String unitKey) {
        Optional<SizeUnit> unit = SizeUnit.of(unitKey);
        if (unit.isEmpty()) {
            wrong(field, errorKey + ".unit");
            return OptionalLong.empty();
        }
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!WHOLE_NUMBER.matcher(typed).matches()) {
            wrong(field, errorKey + ".number");
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    Math.multiplyExact(Long.parseLong(typed), unit.get().bytes()));
        } catch (ArithmeticException | NumberFormatException e) {
            wrong(field, errorKey + ".large");
            return OptionalLong.empty();
        }
    }

    private List<String> endings(String typed) {
        Endings endings = Endings.of(typed);
        if (!endings.bad().isEmpty()) {
            String named = String.join(
                    "  ",
                    endings.bad().stream()
                            .limit(MOST_NAMED)
                            .map(FormReader::shortened)
                            .toList());
            wrong(
                    PolicyField.REFUSED_ENDINGS,
                    "mft.policy.endings.error.form",
                    Integer.toString(endings.bad().size()),
                    named,
                    Integer.toString(Endings.MAX_LENGTH));
        } else if (endings.isTooMany()) {
            wrong(
                    PolicyField.REFUSED_ENDINGS,
                    "mft.policy.endings.error.count",
                    Integer.toString(endings.good().size()),
                    Integer.toString(Endings.MAX_COUNT));
        } else if (endings.isTooLong()) {
            wrong(PolicyField.REFUSED_ENDINGS, "mft.policy.endings.error.total", Integer.toString(Endings.MAX_TOTAL));
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
