// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/** One path of the bytes, as far as this server has a hand in it. Both methods return at once. */
interface Carrier {

    /** Something of ours ended the transfer: no further byte of it passes, and its peers' streams are closed. */
    void cut(Transfer ended);

    /**
     * The transfer has ended, however that came about: nothing is kept for it. Called inside its last change; where it was we
     * who ended it, it is cut next.
     */
    void forget(Transfer ended);
}
