// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.TypedAmount;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * The policy's form as it is filled in: what was typed, right or wrong.
 *
 * @param version of the policy that it was filled from
 * @param base the values that it was filled from, as JSON; may be anything
 * @param values by field; a box that is ticked is {@value #TICKED}, an amount is followed by a space and its unit
 */
record PolicyForm(String version, String base, Map<PolicyField, String> values) {

    private static final String TICKED = "true";

    PolicyForm {
        values = new EnumMap<>(values);
    }

    /** The form that says what this policy says. */
    static PolicyForm of(Policy policy, Locale locale) {
        Map<PolicyField, String> values = new EnumMap<>(PolicyField.class);
        values.put(PolicyField.MODE, policy.mode().name());
        values.put(PolicyField.LARGEST_FILE, amount(policy.largestFile(), locale));
        values.put(PolicyField.BLOCKED_EXTENSIONS, String.join("\n", policy.blockedExtensions()));
        values.put(PolicyField.UNKNOWN_SIZE_ALLOWED, box(policy.unknownSizeAllowed()));
        values.put(PolicyField.IN_BAND_ALLOWED, box(policy.inBandAllowed()));
        values.put(PolicyField.PROXY_ONLY, box(policy.proxyOnly()));
        values.put(PolicyField.TELL_USERS, box(policy.tellUsers()));
        values.put(PolicyField.RELAY_RATE, amount(policy.rates().relay(), locale));
        values.put(PolicyField.USER_RATE, amount(policy.rates().perUser(), locale));
        values.put(PolicyField.TRANSFER_RATE, amount(policy.rates().perTransfer(), locale));
        values.put(PolicyField.HASH, box(policy.hash()));
        return new PolicyForm(Long.toString(policy.version()), json(values), values);
    }

    /** The form as a browser, or somebody who pretends to be one, sent it. */
    static PolicyForm of(HttpServletRequest request) {
        Function<PolicyField, String> sent = field -> switch (field.kind()) {
            // A browser sends a box that is not ticked by not sending it.
            case BOX -> box(TICKED.equals(request.getParameter(field.parameter())));
            case AMOUNT -> text(request, field.parameter()) + " " + text(request, field.parameter() + PolicyField.UNIT);
            case LIST, CHOICE -> text(request, field.parameter());
        };
        Map<PolicyField, String> values =
                Arrays.stream(PolicyField.values()).collect(Collectors.toMap(Function.identity(), sent));
        return new PolicyForm(text(request, PolicyField.VERSION), text(request, PolicyField.BASE), values);
    }

    /** What it was filled from; empty where that was changed on the way. */
    Optional<Map<PolicyField, String>> filledFrom() {
        try {
            JSONObject json = new JSONObject(base);
            Map<PolicyField, String> was = new EnumMap<>(PolicyField.class);
            for (PolicyField field : PolicyField.values()) {
                was.put(field, json.getString(field.parameter()));
            }
            return Optional.of(was);
        } catch (JSONException e) {
            return Optional.empty();
        }
    }

    /** These values, filled in by somebody who knows the policy of that form. */
    PolicyForm withValues(Map<PolicyField, String> changed) {
        return new PolicyForm(version, base, changed);
    }

    /** With each amount that is understood as it is shown. */
    PolicyForm asUnderstood(Locale locale) {
        return withAmounts(amount -> amount.asUnderstood(locale));
    }

    /** With each amount that is understood as it is shown once it is saved: the same amount is the same text. */
    PolicyForm asSaved(Locale locale) {
        return withAmounts(amount -> amount.asSaved(locale));
    }

    private PolicyForm withAmounts(UnaryOperator<TypedAmount> change) {
        Map<PolicyField, String> changed = new EnumMap<>(values);
        Arrays.stream(PolicyField.values())
                .filter(field -> field.kind() == PolicyField.Kind.AMOUNT)
                .forEach(field -> changed.put(field, written(change.apply(amount(field)))));
        return withValues(changed);
    }

    String text(PolicyField field) {
        return values.getOrDefault(field, "");
    }

    boolean isTicked(PolicyField field) {
        return text(field).equals(TICKED);
    }

    TypedAmount amount(PolicyField field) {
        return amount(text(field));
    }

    /** The amount that was written as a value. */
    static TypedAmount amount(String value) {
        int space = value.lastIndexOf(' ');
        return space < 0
                ? new TypedAmount(value, "")
                : new TypedAmount(value.substring(0, space), value.substring(space + 1));
    }

    private static String amount(OptionalLong bytes, Locale locale) {
        return written(TypedAmount.of(bytes, locale));
    }

    private static String written(TypedAmount amount) {
        return amount.number() + " " + amount.unit();
    }

    private static String box(boolean ticked) {
        return ticked ? TICKED : "";
    }

    private static String json(Map<PolicyField, String> values) {
        JSONObject json = new JSONObject();
        values.forEach((field, value) -> json.put(field.parameter(), value));
        return json.toString();
    }

    private static String text(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).orElse("");
    }
}
