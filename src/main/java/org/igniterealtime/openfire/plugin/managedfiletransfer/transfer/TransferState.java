// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import java.util.EnumSet;
import java.util.Set;

/** Where a transfer stands. Four states of a live transfer, then one of ten ends. */
public enum TransferState {
    /** The sender asked, the recipient has not answered. */
    OFFERED,
    /** The recipient wants the file. */
    ACCEPTED,
    /** The peers set up the stream. */
    CONNECTING,
    /** The stream is established; bytes may move. */
    TRANSFERRING,

    /** All that was declared has moved. */
    COMPLETED,
    /** It broke: an error, a peer that left, a stream that closed early. */
    FAILED,
    /** Refused by policy. */
    REFUSED,
    /** Declined by the recipient. */
    DECLINED,
    /** Ended by a limit while its bytes moved. */
    CUT,
    /** Given up by one of the peers. */
    CANCELLED,
    /** Stopped by an administrator. */
    STOPPED,
    /** Nothing happened for too long. */
    TIMED_OUT,
    /** The bytes go straight between the peers, or nobody saw the recipient take part: its end is not visible here. */
    HANDED_OFF,
    /** The server or this plugin stopped meanwhile. */
    INTERRUPTED;

    private static final Set<TransferState> LIVE = EnumSet.of(OFFERED, ACCEPTED, CONNECTING, TRANSFERRING);

    /** Whether nothing can follow. */
    public boolean isEnd() {
        return !LIVE.contains(this);
    }

    /** Whether this plugin ended the transfer, so that what the peers still send for it must not pass. */
    public boolean isOurEnd() {
        return this == REFUSED || this == CUT || this == STOPPED;
    }
}
