// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;

/** One address of a self-test: what was found there, and what to do about it. */
record ProxyTestRow(TestedAddress tested, Texts texts) {

    String host() {
        return tested.own() ? texts.text("mft.proxy.test.own") : PeerText.safe(tested.host());
    }

    /** What was connected to, without the port; IPv6 as it is written before one. Empty where nothing was. */
    String target() {
        return tested.address().contains(":") ? "[" + tested.address() + "]" : tested.address();
    }

    int port() {
        return tested.port();
    }

    String outcome() {
        return texts.text(
                switch (tested.outcome()) {
                    case WORKS -> "mft.proxy.test.works";
                    case THIS_MACHINE_ONLY -> "mft.proxy.test.this-machine";
                    case NOT_RESOLVED -> "mft.proxy.test.not-resolved";
                    case REFUSED -> "mft.proxy.test.refused";
                    case TIMED_OUT -> "mft.proxy.test.timed-out";
                    case UNREACHABLE -> "mft.proxy.test.unreachable";
                    case SILENT -> "mft.proxy.test.silent";
                    case CLOSED -> "mft.proxy.test.closed";
                    case SOMETHING_ELSE -> "mft.proxy.test.something-else";
                    case DAMAGED -> "mft.proxy.test.damaged";
                    case INTERRUPTED -> "mft.proxy.test.interrupted";
                });
    }

    String advice() {
        return texts.text(
                switch (tested.outcome()) {
                    case WORKS -> "mft.proxy.test.works.advice";
                    case THIS_MACHINE_ONLY -> "mft.proxy.test.this-machine.advice";
                    case NOT_RESOLVED -> "mft.proxy.test.not-resolved.advice";
                    case REFUSED -> "mft.proxy.test.refused.advice";
                    case TIMED_OUT -> "mft.proxy.test.timed-out.advice";
                    case UNREACHABLE -> "mft.proxy.test.unreachable.advice";
                    case SILENT -> "mft.proxy.test.silent.advice";
                    case CLOSED -> "mft.proxy.test.closed.advice";
                    case SOMETHING_ELSE -> "mft.proxy.test.something-else.advice";
                    case DAMAGED -> "mft.proxy.test.damaged.advice";
                    case INTERRUPTED -> "mft.proxy.test.interrupted.advice";
                });
    }

    /** The style sheet's shape for it. */
    String shape() {
        return tested.outcome() == Outcome.WORKS ? "mft-state-completed" : "mft-state-failed";
    }
}
