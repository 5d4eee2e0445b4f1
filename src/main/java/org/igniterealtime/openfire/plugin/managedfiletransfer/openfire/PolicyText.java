// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** The policy as the text of a property: JSON, each field by its name. A field that is missing makes it unreadable. */
final class PolicyText {

    private static final String VERSION = "version";
    private static final String MODE = "mode";
    private static final String LARGEST_FILE = "largestFile";
    private static final String REFUSED_ENDINGS = "refusedEndings";
    private static final String UNKNOWN_SIZE_ALLOWED = "unknownSizeAllowed";
    private static final String IN_BAND_ALLOWED = "inBandAllowed";
    private static final String PROXY_ONLY = "proxyOnly";
    private static final String TELL_USERS = "tellUsers";

    private PolicyText() {}

    static String write(Policy policy) {
        JSONObject json = new JSONObject()
                .put(VERSION, policy.version())
                .put(MODE, policy.mode().name())
                .put(REFUSED_ENDINGS, new JSONArray(policy.refusedEndings()))
                .put(UNKNOWN_SIZE_ALLOWED, policy.unknownSizeAllowed())
                .put(IN_BAND_ALLOWED, policy.inBandAllowed())
                .put(PROXY_ONLY, policy.proxyOnly())
                .put(TELL_USERS, policy.tellUsers());
        policy.largestFile().ifPresent(bytes -> json.put(LARGEST_FILE, bytes));
        return json.toString();
    }

    static Optional<Policy> read(String text) {
        try {
            JSONObject json = new JSONObject(text);
            return Optional.of(new Policy(
                    json.getLong(VERSION),
                    PolicyMode.valueOf(json.getString(MODE)),
                    json.has(LARGEST_FILE) ? OptionalLong.of(json.getLong(LARGEST_FILE)) : OptionalLong.empty(),
                    json.getJSONArray(REFUSED_ENDINGS).toList().stream()
                            .map(Object::toString)
                            .toList(),
                    json.getBoolean(UNKNOWN_SIZE_ALLOWED),
                    json.getBoolean(IN_BAND_ALLOWED),
                    json.getBoolean(PROXY_ONLY),
                    json.getBoolean(TELL_USERS)));
        } catch (JSONException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
