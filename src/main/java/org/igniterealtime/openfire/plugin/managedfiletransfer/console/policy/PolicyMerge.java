// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Conflict;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Merge;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.SizeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.TypedAmount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/**
 * What an administrator wanted to save while another one saved the policy, combined with what is in force now.
 *
 * @param conflict what to tell
 * @param form the form with the changes of both
 */
record PolicyMerge(Conflict conflict, PolicyForm form) {

    static PolicyMerge of(Policy inForce, PolicyForm sent, Optional<LastChange> last, Texts texts) {
        PolicyForm now = PolicyForm.of(inForce, texts.locale());
        Map<PolicyField, String> theirs = now.values();
        Map<PolicyField, String> mine = normal(sent, texts);
        Map<PolicyField, String> base = sent.filledFrom().orElse(theirs);
        Merge<PolicyField> merge = Merge.of(base, theirs, mine);
        String heading = Conflict.heading(
                "mft.policy.conflict.by",
                "mft.policy.conflict",
                last.filter(change -> change.version().equals(now.version())),
                texts);
        Conflict conflict = Conflict.of(
                heading,
                merge,
                base,
                theirs,
                mine,
                field -> texts.text(field.label()),
                (field, value) -> shown(field, value, texts),
                texts);
        return new PolicyMerge(conflict, now.withValues(merge.together()));
    }

    /** Two ways to write the same are no change. */
    private static Map<PolicyField, String> normal(PolicyForm sent, Texts texts) {
        PolicyForm understood = sent.asSaved(texts.locale());
        Map<PolicyField, String> values = new EnumMap<>(understood.values());
        for (PolicyField field : PolicyField.values()) {
            if (field.kind() == PolicyField.Kind.AMOUNT
                    && understood.amount(field).number().isBlank()) {
                values.put(field, PolicyForm.of(Policy.INITIAL, texts.locale()).text(field));
            }
            if (field.kind() == PolicyField.Kind.LIST) {
                FileExtensions endings = FileExtensions.of(understood.text(field));
                if (endings.bad().isEmpty()) {
                    values.put(field, String.join("\n", endings.good()));
                }
            }
        }
        return values;
    }

    private static String shown(PolicyField field, String value, Texts texts) {
        return switch (field.kind()) {
            case CHOICE ->
                ModeChoice.all(texts).stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(ModeChoice::name)
                        .findFirst()
                        .orElse(value);
            case AMOUNT -> amount(PolicyForm.amount(value), field == PolicyField.LARGEST_FILE, texts);
            case LIST -> value.isBlank() ? texts.text("mft.policy.none") : value.replace("\n", " ");
            case BOX -> texts.text(value.isEmpty() ? "mft.no" : "mft.yes");
        };
    }

    private static String amount(TypedAmount amount, boolean isSize, Texts texts) {
        if (amount.number().isBlank()) {
            return texts.text("mft.policy.none");
        }
        String unit = SizeUnit.of(amount.unit())
                .map(known -> texts.text(isSize ? known.label() : known.rateLabel()))
                .orElse("");
        return amount.number().strip() + " " + unit;
    }
}
