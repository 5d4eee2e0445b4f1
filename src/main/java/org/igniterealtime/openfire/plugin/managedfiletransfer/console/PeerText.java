// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.ShownAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.ShownText;

/** Text that a stranger chose, before it is shown: an address, a file's name, an old row of the history. */
final class PeerText {

    private PeerText() {}

    /** The text with a visible mark in place of each character that deceives a reader; not escaped. */
    static String safe(String text) {
        return ShownText.of(text);
    }

    /** The address without its resource, as people write it; nobody is identified by it. */
    static String name(String address) {
        return ShownAddress.of(Links.account(address));
    }

    /** The address without its resource. */
    static String account(String address) {
        return safe(Links.account(address));
    }

    /** The resource of the address; empty where it has none. */
    static String resource(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? "" : safe(address.substring(slash + 1));
    }
}
