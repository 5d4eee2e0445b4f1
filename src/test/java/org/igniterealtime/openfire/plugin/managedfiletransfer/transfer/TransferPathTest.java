// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No bytes is not the same as bytes that this server does not see. */
class TransferPathTest {

    @ParameterizedTest
    @CsvSource({
        "DIRECT, HANDED_OFF",
        "DIRECT, TRANSFERRING",
        "DIRECT, FAILED",
        "HTTP, TRANSFERRING",
        "UNKNOWN, HANDED_OFF",
        "UNKNOWN, TRANSFERRING",
        "PROXIED, HANDED_OFF",
        "IN_BAND, HANDED_OFF"
    })
    void bytesThatGoElsewhereAreNotSeen(TransferPath path, TransferState state) {
        assertThat(path.seen(0, state)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, OFFERED",
        "UNKNOWN, DECLINED",
        "UNKNOWN, REFUSED",
        "UNKNOWN, TIMED_OUT",
        "PROXIED, CONNECTING",
        "PROXIED, TRANSFERRING",
        "IN_BAND, CANCELLED",
        "IN_BAND, STOPPED"
    })
    void ofBytesThatWouldPassHereNoneIsNone(TransferPath path, TransferState state) {
        assertThat(path.seen(0, state)).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"DIRECT, HANDED_OFF", "UNKNOWN, HANDED_OFF", "PROXIED, HANDED_OFF", "IN_BAND, TRANSFERRING"})
    void bytesThatWereCountedWereSeen(TransferPath path, TransferState state) {
        assertThat(path.seen(5, state)).hasValue(5);
    }
}
