// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings;

import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * The policy as the text of a property: JSON, each field by its name. A field that is missing makes it unreadable, but for a
 * limit, where none is set, and for what the version before this one did not know.
 */
final class PolicyText {

    private static final String VERSION = "version";
    private static final String MODE = "mode";
    private static final String LARGEST_FILE = "largestFile";
    private static final String BLOCKED_EXTENSIONS = "blockedExtensions";

    /** Its name in what earlier builds stored. */
    private static final String REFUSED_ENDINGS = "refusedEndings";

    private static final String UNKNOWN_SIZE_ALLOWED = "unknownSizeAllowed";
    private static final String IN_BAND_ALLOWED = "inBandAllowed";
    private static final String PROXY_ONLY = "proxyOnly";
    private static final String TELL_USERS = "tellUsers";
    private static final String RELAY_RATE = "relayRate";
    private static final String USER_RATE = "userRate";
    private static final String TRANSFER_RATE = "transferRate";
    private static final String HASH = "hash";

    private PolicyText() {}

    static String write(Policy policy) {
        JSONObject json = new JSONObject()
                .put(VERSION, policy.version())
                .put(MODE, policy.mode().name())
                .put(BLOCKED_EXTENSIONS, new JSONArray(policy.blockedExtensions()))
                .put(UNKNOWN_SIZE_ALLOWED, policy.unknownSizeAllowed())
                .put(IN_BAND_ALLOWED, policy.inBandAllowed())
                .put(PROXY_ONLY, policy.proxyOnly())
                .put(TELL_USERS, policy.tellUsers())
                .put(HASH, policy.hash());
        policy.largestFile().ifPresent(bytes -> json.put(LARGEST_FILE, bytes));
        policy.rates().relay().ifPresent(rate -> json.put(RELAY_RATE, rate));
        policy.rates().perUser().ifPresent(rate -> json.put(USER_RATE, rate));
        policy.rates().perTransfer().ifPresent(rate -> json.put(TRANSFER_RATE, rate));
        return json.toString();
    }

    static Optional<Policy> read(String text) {
        try {
            JSONObject json = new JSONObject(text);
            return Optional.of(new Policy(
                    json.getLong(VERSION),
                    PolicyMode.valueOf(json.getString(MODE)),
                    number(json, LARGEST_FILE),
                    json
                            .getJSONArray(json.has(REFUSED_ENDINGS) ? REFUSED_ENDINGS : BLOCKED_EXTENSIONS)
                            .toList()
                            .stream()
                            .map(Object::toString)
                            .toList(),
                    json.getBoolean(UNKNOWN_SIZE_ALLOWED),
                    json.getBoolean(IN_BAND_ALLOWED),
                    json.getBoolean(PROXY_ONLY),
                    json.getBoolean(TELL_USERS),
                    new RateLimits(number(json, RELAY_RATE), number(json, USER_RATE), number(json, TRANSFER_RATE)),
                    json.has(HASH) && json.getBoolean(HASH)));
        } catch (JSONException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(JSONObject json, String field) {
        return json.has(field) ? OptionalLong.of(json.getLong(field)) : OptionalLong.empty();
    }
}
