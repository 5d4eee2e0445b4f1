// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;

/**
 * The proxy's page.
 *
 * @param status how it is doing
 * @param form what the fields say
 * @param errors what is wrong with them, by their parameters
 * @param notice what is to be read before anything else
 * @param test the last one that was started, if its results still hold
 * @param answers whether this answers a form that was sent, so that the browser need not keep it any longer
 * @param texts in whose language
 */
record ProxyView(
        ProxyStatusText status,
        ProxyForm form,
        Map<String, String> errors,
        Optional<String> notice,
        Optional<ProxyTest> test,
        boolean answers,
        Texts texts) {

    Field addresses() {
        String hint = texts.text("mft.proxy.addresses.hint", Integer.toString(HostList.MAX_COUNT));
        return field(ProxyForm.ADDRESSES, "mft.proxy.addresses", hint, form.addresses());
    }

    Field port() {
        return field(ProxyNumber.PORT);
    }

    List<Field> times() {
        return ProxyNumber.TIMES.stream().map(this::field).toList();
    }

    List<Field> connectionLimits() {
        return ProxyNumber.CAPS.stream().map(this::field).toList();
    }

    /** What is wrong, in the order of the page. */
    List<Field> wrongFields() {
        return Stream.of(Stream.of(port(), addresses()), times().stream(), connectionLimits().stream())
                .flatMap(fields -> fields)
                .filter(Field::isWrong)
                .toList();
    }

    /** Whether it is the first wrong one: it gets the focus. */
    boolean isFirstWrong(Field field) {
        return wrongFields().stream().findFirst().filter(field::equals).isPresent();
    }

    /** Whether a test can be started, or runs. */
    boolean isTestable() {
        return ProxyVerdict.isTestable(status.status());
    }

    boolean isTesting() {
        return test.filter(ProxyTest::isRunning).isPresent();
    }

    /** How far the test is; empty where none runs. */
    String progress() {
        return test.filter(ProxyTest::isRunning)
                .map(running -> texts.text(
                        "mft.proxy.test.running",
                        Integer.toString(running.run().done()),
                        Integer.toString(running.run().all())))
                .orElse("");
    }

    boolean hasReport() {
        return !rows().isEmpty();
    }

    List<ProxyTestRow> rows() {
        return test.flatMap(ProxyTest::report).stream()
                .flatMap(done -> done.addresses().stream())
                .map(tested -> new ProxyTestRow(tested, texts))
                .toList();
    }

    String testedAt() {
        return test.map(done -> new Times(texts).at(done.at())).orElse("");
    }

    /** What to run elsewhere, to see whether the proxy can be reached from there; nothing for what only looks like a host. */
    List<String> commands() {
        return status.status().advertised().stream()
                .filter(host -> HostList.isHost(host) && !HostSpelling.isLoopback(host))
                .map(host -> "nc -vz " + host + " " + status.port())
                .toList();
    }

    private Field field(ProxyNumber number) {
        return field(number.parameter(), number.label(), texts.text(number.hint()), form.number(number));
    }

    private Field field(String parameter, String label, String hint, String value) {
        Optional<String> error = Optional.ofNullable(errors.get(parameter));
        return new Field(parameter, texts.text(label), hint, value, error);
    }

    /**
     * A field that is typed into.
     *
     * @param parameter its name, and the start of the ids of its elements
     * @param label what it is
     * @param hint what follows from it
     * @param value what was typed
     * @param error what is wrong with that
     */
    record Field(String parameter, String label, String hint, String value, Optional<String> error) {

        boolean isWrong() {
            return error.isPresent();
        }

        /** The ids of what explains it to those who hear the page. */
        String describedBy() {
            return isWrong() ? parameter + "-hint " + parameter + "-error" : parameter + "-hint";
        }
    }
}
