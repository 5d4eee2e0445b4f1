// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Conflict;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Merge;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * What an administrator wanted to set for the proxy while somebody else changed its settings, combined with what is set
 * now.
 *
 * @param conflict what to tell
 * @param form the form with the changes of both
 */
record ProxyMerge(Conflict conflict, ProxyForm form) {

    private static final String TICKED = "true";

    static ProxyMerge of(ProxySettings current, ProxyForm sent, Optional<LastChange> last, Texts texts) {
        ProxyForm now = ProxyForm.of(current);
        Map<String, String> theirs = values(now);
        Map<String, String> mine = values(sent);
        Map<String, String> base = read(sent.seen()).orElse(theirs);
        Merge<String> merge = Merge.of(base, theirs, mine);
        String heading = Conflict.heading(
                "mft.proxy.conflict.by",
                "mft.proxy.conflict",
                last.filter(change -> change.version().equals(shortVersion(current))),
                texts);
        Conflict conflict = Conflict.of(
                heading,
                merge,
                base,
                theirs,
                mine,
                field -> texts.text(label(field)),
                (field, value) -> shown(field, value, texts),
                texts);
        return new ProxyMerge(conflict, form(now.seen(), merge.together()));
    }

    /** All settings in one text: what a form was filled from. */
    static String written(Map<String, String> values) {
        return new JSONObject(values).toString();
    }

    /** Tells these settings from others, in a few characters. */
    static String shortVersion(ProxySettings settings) {
        return Integer.toHexString(settings.hashCode());
    }

    /** By parameter; two ways to write the same list are the same. */
    static Map<String, String> values(ProxyForm form) {
        HostList hosts = HostList.of(form.addresses());
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ProxyForm.ENABLED, form.enabled() ? TICKED : "");
        values.put(ProxyNumber.PORT.parameter(), form.number(ProxyNumber.PORT).strip());
        values.put(ProxyForm.ADDRESSES, hosts.bad().isEmpty() ? String.join("\n", hosts.good()) : form.addresses());
        values.put(ProxyForm.PERSISTENT, form.persistent() ? TICKED : "");
        for (ProxyNumber number : ProxyNumber.values()) {
            values.put(number.parameter(), form.number(number).strip());
        }
        return values;
    }

    private static Optional<Map<String, String>> read(String seen) {
        try {
            JSONObject json = new JSONObject(seen);
            Map<String, String> values = new LinkedHashMap<>();
            json.keySet().forEach(key -> values.put(key, json.getString(key)));
            return Optional.of(values);
        } catch (JSONException e) {
            return Optional.empty();
        }
    }

    private static ProxyForm form(String seen, Map<String, String> values) {
        Map<ProxyNumber, String> numbers = new EnumMap<>(ProxyNumber.class);
        for (ProxyNumber number : ProxyNumber.values()) {
            numbers.put(number, values.getOrDefault(number.parameter(), ""));
        }
        return new ProxyForm(
                seen,
                TICKED.equals(values.get(ProxyForm.ENABLED)),
                values.getOrDefault(ProxyForm.ADDRESSES, ""),
                TICKED.equals(values.get(ProxyForm.PERSISTENT)),
                numbers);
    }

    private static String label(String field) {
        return switch (field) {
            case ProxyForm.ENABLED -> "mft.proxy.enabled";
            case ProxyForm.ADDRESSES -> "mft.proxy.addresses";
            case ProxyForm.PERSISTENT -> "mft.proxy.persistent";
            default ->
                Arrays.stream(ProxyNumber.values())
                        .filter(number -> number.parameter().equals(field))
                        .map(ProxyNumber::label)
                        .findFirst()
                        .orElse(field);
        };
    }

    private static String shown(String field, String value, Texts texts) {
        return switch (field) {
            case ProxyForm.ENABLED, ProxyForm.PERSISTENT -> texts.text(value.isEmpty() ? "mft.no" : "mft.yes");
            default -> value.isEmpty() ? texts.text("mft.policy.none") : value.replace("\n", " ");
        };
    }
}
