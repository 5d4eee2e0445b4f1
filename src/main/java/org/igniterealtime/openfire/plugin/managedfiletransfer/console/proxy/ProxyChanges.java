// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;

/** What an administrator changed about the proxy, for Openfire's security audit: in English on every server. */
final class ProxyChanges {

    private ProxyChanges() {}

    /** One line for each changed value, old and new; empty where nothing was changed. */
    static String between(ProxySettings before, ProxySettings after) {
        Map<String, String> old = values(before);
        return values(after).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .map(entry -> entry.getKey() + ": " + old.get(entry.getKey()) + " -> " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> values(ProxySettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("enabled", Boolean.toString(settings.enabled()));
        values.put("addresses", settings.addresses().isEmpty() ? "none" : String.join(" ", settings.addresses()));
        values.put("persistent", Boolean.toString(settings.persistent()));
        for (ProxyNumber number : ProxyNumber.values()) {
            values.put(Labels.slug(number), Integer.toString(number.of(settings)));
        }
        return values;
    }
}
