// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.net.InetSocketAddress;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayCounters;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;

/** How the proxy is doing, in the console's words. */
record ProxyStatusText(ProxyStatus status, int port, Texts texts) {

    String state() {
        if (status.state().isEmpty()) {
            return texts.text("mft.proxy.state.off");
        }
        RelayState state = status.state().get();
        return switch (state.phase()) {
            case BOUND ->
                texts.text(
                        "mft.proxy.state.bound",
                        state.boundAt().map(ProxyStatusText::written).orElse(""));
            case WAITING_FOR_PORT -> texts.text("mft.proxy.state.waiting", Integer.toString(port));
            case CLOSED -> texts.text("mft.proxy.state.closed");
        };
    }

    /** The style sheet's shape for it. */
    String shape() {
        return status.state()
                .map(state -> switch (state.phase()) {
                    case BOUND -> "mft-state-completed";
                    case WAITING_FOR_PORT -> "mft-state-timed-out";
                    case CLOSED -> "mft-state-failed";
                })
                .orElse("mft-state-cancelled");
    }

    /** Why nobody can connect, and what to do about it; nothing where all is well. */
    List<String> problems() {
        return status.state()
                .filter(state -> state.phase() == RelayState.Phase.WAITING_FOR_PORT)
                .map(state -> List.of(state.problem(), texts.text("mft.proxy.state.waiting.advice")))
                .orElse(List.of());
    }

    String addresses() {
        return status.advertised().isEmpty()
                ? texts.text("mft.proxy.advertised.none")
                : PeerText.safe(String.join(", ", status.advertised()));
    }

    String source() {
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
        String host = at.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    /** A name and what is known under it. */
    record Fact(String name, String value) {}
}
