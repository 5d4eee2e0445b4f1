// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Makes the texts that people read in errors and notices. Any thread may ask; nothing blocks. Each text is in the language
 * asked for, where there are texts in it, and otherwise in the server's.
 */
public interface Wording {

    /** Asks for the server's language. */
    String SERVER = "";

    /**
     * The sentence of a reason, for the text of an error.
     *
     * @param language a tag as {@code xml:lang} has it, from a peer; empty for the server's
     */
    LocalizedText reason(Reason reason, String language);

    /** The same for somebody who gets the file, and cannot do what its sender can. */
    LocalizedText reasonToRecipient(Reason reason, String language);

    /** What a sender is told of a transfer: which file, to whom, and the reason. */
    LocalizedText toSender(Transfer transfer, Reason reason, String language);

    /** What a recipient is told: from whom, and the reason; never in the words of the sender. */
    LocalizedText toRecipient(Transfer transfer, Reason reason, String language);
}
