// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Timeouts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;

/** Reads the proxy's form, and says of each field what is wrong with it and how it would be right. */
final class ProxyFormReader {

    /** No more digits than an int surely holds. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    /** How many wrong hosts an error names. */
    private static final int MOST_NAMED = 5;

    private static final int LONGEST_NAMED = 60;

    private final Texts texts;
    private final Map<String, String> errors = new HashMap<>();

    private ProxyFormReader(Texts texts) {
        this.texts = texts;
    }

    static ReadProxyForm read(ProxyForm form, Texts texts) {
        return new ProxyFormReader(texts).read(form);
    }

    private ReadProxyForm read(ProxyForm form) {
        List<String> addresses = addresses(form.addresses());
        Map<ProxyNumber, Integer> numbers = new EnumMap<>(ProxyNumber.class);
        for (ProxyNumber number : ProxyNumber.values()) {
            number(number, form.number(number).strip()).ifPresent(value -> numbers.put(number, value));
        }
        OptionalInt port = numbers.containsKey(ProxyNumber.PORT)
                ? OptionalInt.of(value(numbers, ProxyNumber.PORT))
                : OptionalInt.empty();
        if (!errors.isEmpty()) {
            return new ReadProxyForm(Optional.empty(), port, errors);
        }
        ProxySettings settings = new ProxySettings(
                form.enabled(),
                value(numbers, ProxyNumber.PORT),
                addresses,
                form.persistent(),
                timeouts(numbers),
                connectionLimits(numbers));
        return new ReadProxyForm(Optional.of(settings), port, Map.of());
    }

    private Optional<Integer> number(ProxyNumber number, String typed) {
        if (WHOLE_NUMBER.matcher(typed).matches()) {
            int value = Integer.parseInt(typed);
            if (value >= number.least() && value <= number.most()) {
                return Optional.of(value);
            }
        }
        errors.put(
                number.parameter(),
                texts.text(
                        "mft.proxy.error.number", Integer.toString(number.least()), Integer.toString(number.most())));
        return Optional.empty();
    }

    private List<String> addresses(String typed) {
        HostList hosts = HostList.of(typed);
        if (!hosts.bad().isEmpty()) {
            String named = hosts.bad().stream()
                    .limit(MOST_NAMED)
                    .map(ProxyFormReader::shortened)
                    .collect(Collectors.joining("  "));
            wrongAddresses(
                    "mft.proxy.addresses.error.form",
                    named,
                    Integer.toString(hosts.bad().size()));
        } else if (hosts.isTooMany()) {
            wrongAddresses(
                    "mft.proxy.addresses.error.count",
                    Integer.toString(hosts.good().size()),
                    Integer.toString(HostList.MAX_COUNT));
        } else if (hosts.isTooLong()) {
            wrongAddresses("mft.proxy.addresses.error.total", Integer.toString(HostList.MAX_TOTAL));
        }
        return hosts.good();
    }

    private void wrongAddresses(String key, Object... args) {
        errors.put(ProxyForm.ADDRESSES, texts.text(key, args));
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_NAMED
                ? PeerText.safe(word)
                : PeerText.safe(word.substring(0, LONGEST_NAMED)) + "\u2026";
    }

    private static Timeouts timeouts(Map<ProxyNumber, Integer> numbers) {
        return new Timeouts(
                seconds(numbers, ProxyNumber.HANDSHAKE),
                seconds(numbers, ProxyNumber.UNCLAIMED),
                seconds(numbers, ProxyNumber.CLAIMED),
                seconds(numbers, ProxyNumber.IDLE),
                seconds(numbers, ProxyNumber.HALF_CLOSED));
    }

    private static ConnectionLimits connectionLimits(Map<ProxyNumber, Integer> numbers) {
        return new ConnectionLimits(
                value(numbers, ProxyNumber.TOTAL),
                value(numbers, ProxyNumber.PER_ADDRESS),
                value(numbers, ProxyNumber.PER_USER),
                value(numbers, ProxyNumber.PER_DIGEST));
    }

    private static Duration seconds(Map<ProxyNumber, Integer> numbers, ProxyNumber number) {
        return Duration.ofSeconds(value(numbers, number));
    }

    private static int value(Map<ProxyNumber, Integer> numbers, ProxyNumber number) {
        return numbers.getOrDefault(number, number.least());
    }
}
