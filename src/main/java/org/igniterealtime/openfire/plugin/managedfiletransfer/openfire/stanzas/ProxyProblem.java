// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

/** Why the proxy does not carry out a request. Each has a sentence in every language. */
public enum ProxyProblem {
    OFF("off"),
    UNREACHABLE("unreachable"),
    FAILED("failed"),
    UNKNOWN_REQUEST("unknown-request"),
    NOT_ACTIVATE("not-activate"),
    NO_TARGET("no-target"),
    VETOED("vetoed"),
    NOBODY_CONNECTED("nobody-connected"),
    ONE_CONNECTED("one-connected"),
    NO_TRANSFER("no-transfer"),
    ALREADY_RUNNING("already-running"),
    AMBIGUOUS("ambiguous"),
    USER_LIMIT("user-limit");

    private final String key;

    ProxyProblem(String key) {
        this.key = key;
    }

    /** The key of its sentence. */
    String key() {
        return "mft.proxy.answer." + key;
    }
}
