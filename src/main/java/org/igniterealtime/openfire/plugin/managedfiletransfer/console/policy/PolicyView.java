// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Conflict;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.SizeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.TypedAmount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/**
 * The policy's page.
 *
 * @param inForce what holds now
 * @param form what the fields say
 * @param errors what is wrong with them
 * @param conflict whether another administrator was faster
 * @param doubt a limit so small that it may be a mistake: bytes, to be confirmed
 * @param answers whether this answers a form that was sent, so that the browser need not keep it any longer
 * @param texts in whose language
 */
record PolicyView(
        Policy inForce,
        PolicyForm form,
        Map<PolicyField, String> errors,
        Optional<Conflict> conflict,
        OptionalLong doubt,
        boolean answers,
        Texts texts) {

    /** What holds now, to be changed. */
    static PolicyView of(Policy inForce, boolean answers, Texts texts) {
        return new PolicyView(
                inForce,
                PolicyForm.of(inForce, texts.locale()),
                Map.of(),
                Optional.empty(),
                OptionalLong.empty(),
                answers,
                texts);
    }

    /** The answer to a form that was not saved. */
    static PolicyView of(Policy inForce, PolicyForm form, Map<PolicyField, String> errors, Texts texts) {
        return new PolicyView(inForce, form, errors, Optional.empty(), OptionalLong.empty(), true, texts);
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

    /** What holds for the whole policy in force; what belongs to one field is beside it. */
    List<String> warnings() {
        return PolicyWarnings.of(inForce).stream()
                .filter(key -> PolicyWarnings.besideAField(key).isEmpty())
                .map(texts::text)
                .toList();
    }

    /** Beside a field: shown by the style sheet as soon as it is true of what is typed. */
    List<Beside> besides(PolicyField field) {
        return PolicyWarnings.BESIDE.entrySet().stream()
                .filter(beside -> beside.getValue() == field)
                .map(beside -> new Beside(
                        beside.getKey().substring(PolicyWarnings.PREFIX.length()),
                        texts.text(beside.getKey()),
                        PolicyWarnings.of(inForce).contains(beside.getKey())))
                .toList();
    }

    boolean isWrong(PolicyField field) {
        return errors.containsKey(field);
    }

    /** Whether it is the first wrong one: it gets the focus. */
    boolean isFirstWrong(PolicyField field) {
        return wrongFields().stream().findFirst().filter(field::equals).isPresent();
    }

    /** What is wrong, in the order of the page. */
    List<PolicyField> wrongFields() {
        return Arrays.stream(PolicyField.values()).filter(errors::containsKey).toList();
    }

    String label(PolicyField field) {
        return texts.text(field.label());
    }

    String error(PolicyField field) {
        return errors.getOrDefault(field, "");
    }

    /** The ids of what explains a field to those who hear the page. */
    String describedBy(PolicyField field) {
        String hint = field.parameter() + "-hint";
        String warnings =
                besides(field).stream().map(beside -> " " + beside.id()).collect(Collectors.joining());
        return (isWrong(field) ? hint + " " + field.parameter() + "-error" : hint) + warnings;
    }

    String extensionsHint() {
        return texts.text(
                "mft.policy.extensions.hint",
                Integer.toString(FileExtensions.MAX_COUNT),
                Integer.toString(FileExtensions.MAX_LENGTH),
                Integer.toString(FileExtensions.MAX_TOTAL));
    }

    TypedAmount largestFile() {
        return form.amount(PolicyField.LARGEST_FILE);
    }

    /** The very small limit in words. */
    String doubtText() {
        return texts.text("mft.policy.doubt", new Amounts(texts).amount(doubt.orElse(0)));
    }

    String doubtAnswer() {
        return texts.text("mft.policy.doubt.yes", new Amounts(texts).amount(doubt.orElse(0)));
    }

    List<RateField> rates() {
        return List.of(rate(PolicyField.RELAY_RATE), rate(PolicyField.USER_RATE), rate(PolicyField.TRANSFER_RATE));
    }

    private RateField rate(PolicyField field) {
        return new RateField(field, label(field), texts.text(field.label() + ".hint"), form.amount(field));
    }

    /** What is written down, beside the rules. */
    Box hash() {
        return box(PolicyField.HASH);
    }

    List<Box> boxes() {
        return List.of(
                box(PolicyField.UNKNOWN_SIZE_ALLOWED),
                box(PolicyField.IN_BAND_ALLOWED),
                box(PolicyField.PROXY_ONLY),
                box(PolicyField.TELL_USERS));
    }

    private Box box(PolicyField field) {
        return new Box(field, label(field), texts.text(field.label() + ".hint"), form.isTicked(field));
    }

    /**
     * A field that is ticked or not.
     *
     * @param field which
     * @param label what ticking it means
     * @param hint what follows from it
     */
    record Box(PolicyField field, String label, String hint, boolean ticked) {

        String parameter() {
            return field.parameter();
        }
    }

    /**
     * A warning beside a field.
     *
     * @param name what the style sheet knows it by
     * @param text what it says
     * @param isInForce whether it is true of the policy in force
     */
    record Beside(String name, String text, boolean isInForce) {

        String id() {
            return "beside-" + name;
        }
    }
}
