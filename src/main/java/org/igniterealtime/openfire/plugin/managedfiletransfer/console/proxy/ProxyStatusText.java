// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.net.InetSocketAddress;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address.HostSpelling;

/**
 * How the proxy is doing, in the console's words.
 *
 * @param port the one that is set
 * @param report of a test of the addresses that are told now
 */
record ProxyStatusText(ProxyStatus status, int port, Optional<ProxyTestReport> report, Texts texts) {

    String state() {
        return switch (verdict()) {
            case OFF -> texts.text("mft.proxy.state.off");
            case CLOSED -> texts.text("mft.proxy.state.closed");
            case WAITING_FOR_PORT -> texts.text("mft.proxy.state.waiting", Integer.toString(port));
            case NO_ADDRESS -> texts.text("mft.proxy.state.no-address", listening());
            case NOT_TESTED -> texts.text("mft.proxy.state.not-tested", listening());
            case NONE_REACHED, SOME_REACHED, ALL_REACHED ->
                texts.text(
                        "mft.proxy.state.tested",
                        listening(),
                        number(report.map(ProxyTestReport::reached).orElse(0)),
                        number(report.map(ProxyTestReport::tried).orElse(0)));
        };
    }

    /** The style sheet's shape for it. */
    String shape() {
        return verdict().shape();
    }

    /** Why clients cannot use it, and what to do about it; nothing where all is well. */
    List<String> problems() {
        return switch (verdict()) {
            case OFF -> List.of(texts.text("mft.proxy.state.off.effect"));
            case WAITING_FOR_PORT ->
                List.of(
                        status.state().map(RelayState::problem).orElse(""),
                        texts.text("mft.proxy.state.waiting.advice"));
            case NONE_REACHED, SOME_REACHED -> List.of(texts.text("mft.proxy.state.tested.advice"));
            case CLOSED, NO_ADDRESS, NOT_TESTED, ALL_REACHED -> List.of();
        };
    }

    boolean isOff() {
        return verdict() == ProxyVerdict.OFF;
    }

    private ProxyVerdict verdict() {
        return ProxyVerdict.of(status, report);
    }

    private String listening() {
        return status.state()
                .flatMap(RelayState::boundAt)
                .map(ProxyStatusText::written)
                .orElse("");
    }

    String addresses() {
        if (isOff()) {
            return texts.text("mft.proxy.advertised.off");
        }
        return status.advertised().isEmpty()
                ? texts.text("mft.proxy.advertised.none")
                : PeerText.safe(String.join(", ", status.advertised()));
    }

    /** Where the addresses come from; of those that nobody is told, nothing. */
    String source() {
        if (isOff() || status.advertised().isEmpty()) {
            return "";
        }
        return texts.text(
                switch (status.source()) {
                    case NODE -> "mft.proxy.source.node";
                    case LIST -> "mft.proxy.source.list";
                    case EXTERNAL -> "mft.proxy.source.external";
                    case INTERFACE -> "mft.proxy.source.interface";
                    case MACHINE -> "mft.proxy.source.machine";
                });
    }

    String networkInterface() {
        return status.networkInterface().isEmpty()
                ? texts.text("mft.proxy.interface.all")
                : PeerText.safe(status.networkInterface());
    }

    /** What the relay counts; nothing while it is off. */
    List<Fact> counters() {
        List<Fact> facts = new ArrayList<>();
        status.counters().ifPresent(counters -> {
            facts.add(fact("mft.proxy.count.connections", counters.connections()));
            facts.add(fact("mft.proxy.count.running", counters.running()));
            facts.add(fact("mft.proxy.count.arrived", counters.arrived()));
            facts.add(fact("mft.proxy.count.activated", counters.activated()));
            facts.add(new Fact(texts.text("mft.proxy.count.bytes"), new Amounts(texts).amount(counters.bytes())));
            facts.add(new Fact(texts.text("mft.proxy.count.refused"), refused(counters)));
        });
        return facts;
    }

    private String refused(RelayCounters counters) {
        return texts.text(
                "mft.proxy.count.refused.value",
                number(counters.refusedAtDoor()),
                number(counters.refusedRequests()),
                number(counters.refusedActivations()));
    }

    private Fact fact(String key, long value) {
        return new Fact(texts.text(key), number(value));
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    private static String written(InetSocketAddress at) {
        String host = HostSpelling.of(at.getAddress().getHostAddress());
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    /** A name and what is known under it. */
    record Fact(String name, String value) {}
}
