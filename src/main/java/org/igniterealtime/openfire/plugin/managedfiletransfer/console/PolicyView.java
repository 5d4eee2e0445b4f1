// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/**
 * The policy's page.
 *
 * @param inForce what holds now
 * @param form what the fields say
 * @param errors what is wrong with them
 * @param conflict whether another administrator was faster
 * @param texts in whose language
 */
record PolicyView(
        Policy inForce, PolicyForm form, Map<PolicyField, String> errors, Optional<Conflict> conflict, Texts texts) {

    /** What holds now, to be changed. */
    static PolicyView of(Policy inForce, Texts texts) {
        return new PolicyView(inForce, PolicyForm.of(inForce), Map.of(), Optional.empty(), texts);
    }

    String inForceText() {
        return texts.text(
                "mft.policy.in-force", Long.toString(inForce.version()), texts.text(Labels.of(inForce.mode())));
    }

    List<ModeChoice> modes() {
        return ModeChoice.all(texts);
    }

    SizeUnit[] units() {
        return SizeUnit.values();
    }

    /** Of the policy in force: a warning about values that are not saved yet would be taken for a refusal. */
    List<String> surprises() {
        return Surprises.of(inForce).stream().map(texts::text).toList();
    }

    boolean isWrong(PolicyField field) {
        return errors.containsKey(field);
    }

    String error(PolicyField field) {
        return errors.getOrDefault(field, "");
    }

    /** The ids of what explains a field to those who hear the page. */
    String describedBy(PolicyField field) {
        String hint = field.parameter() + "-hint";
        return isWrong(field) ? hint + " " + field.parameter() + "-error" : hint;
    }

    String endingsHint() {
        return texts.text(
                "mft.policy.endings.hint",
                Integer.toString(Endings.MAX_COUNT),
                Integer.toString(Endings.MAX_LENGTH),
                Integer.toString(Endings.MAX_TOTAL));
    }

    List<RateField> rates() {
        return List.of(
                rate(PolicyField.RELAY_RATE, "mft.policy.rate.relay", form.relayRate()),
                rate(PolicyField.USER_RATE, "mft.policy.rate.user", form.userRate()),
                rate(PolicyField.TRANSFER_RATE, "mft.policy.rate.transfer", form.transferRate()));
    }

    private RateField rate(PolicyField field, String key, TypedRate typed) {
        return new RateField(field, texts.text(key), texts.text(key + ".hint"), typed);
    }

    /** What is written down, beside the rules. */
    Box hash() {
        return box(PolicyField.HASH, "mft.policy.hash", form.hash());
    }

    List<Box> boxes() {
        return List.of(
                box(PolicyField.UNKNOWN_SIZE_ALLOWED, "mft.policy.unknown-size", form.unknownSizeAllowed()),
                box(PolicyField.IN_BAND_ALLOWED, "mft.policy.in-band", form.inBandAllowed()),
                box(PolicyField.PROXY_ONLY, "mft.policy.proxy-only", form.proxyOnly()),
                box(PolicyField.TELL_USERS, "mft.policy.tell-users", form.tellUsers()));
    }

    private Box box(PolicyField field, String key, boolean ticked) {
        return new Box(field.parameter(), texts.text(key), texts.text(key + ".hint"), ticked);
    }

    /**
     * A field that is ticked or not.
     *
     * @param parameter its name
     * @param label what ticking it means
     * @param hint what follows from it
     */
    record Box(String parameter, String label, String hint, boolean ticked) {}
}
