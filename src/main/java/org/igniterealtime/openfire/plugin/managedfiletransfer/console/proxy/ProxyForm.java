// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;

/**
 * The proxy's form as it is filled in: what was typed, right or wrong.
 *
 * @param seen the settings that it was filled from, in one text
 */
record ProxyForm(String seen, boolean enabled, String addresses, boolean persistent, Map<ProxyNumber, String> numbers) {

    static final String SEEN = "seen";
    static final String ENABLED = "enabled";
    static final String ADDRESSES = "addresses";
    static final String PERSISTENT = "persistent";

    ProxyForm {
        numbers = new EnumMap<>(numbers);
    }

    /** The form that says what these settings say. */
    static ProxyForm of(ProxySettings settings) {
        ProxyForm form = new ProxyForm(
                "",
                settings.enabled(),
                String.join("\n", settings.addresses()),
                settings.persistent(),
                numbers(number -> Integer.toString(number.of(settings))));
        return form.knowing(ProxyMerge.written(ProxyMerge.values(form)));
    }

    /** The form as a browser, or somebody who pretends to be one, sent it. */
    static ProxyForm of(HttpServletRequest request) {
        return new ProxyForm(
                text(request, SEEN),
                isTicked(request, ENABLED),
                text(request, ADDRESSES),
                isTicked(request, PERSISTENT),
                numbers(number -> text(request, number.parameter())));
    }

    /** The same values, filled in by somebody who has seen these settings. */
    private ProxyForm knowing(String settings) {
        return new ProxyForm(settings, enabled, addresses, persistent, numbers);
    }

    String number(ProxyNumber number) {
        return numbers.getOrDefault(number, "");
    }

    private static Map<ProxyNumber, String> numbers(Function<ProxyNumber, String> text) {
        Map<ProxyNumber, String> numbers = new EnumMap<>(ProxyNumber.class);
        for (ProxyNumber number : ProxyNumber.values()) {
            numbers.put(number, text.apply(number));
        }
        return numbers;
    }

    private static String text(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).orElse("");
    }

    /** A browser sends a box that is not ticked by not sending it. */
    private static boolean isTicked(HttpServletRequest request, String parameter) {
        return "true".equals(request.getParameter(parameter));
    }
}
