// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferDetailsPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferHistoryPage;

/**
 * Where more is told of a user and of a transfer: addresses relative to a page of ours.
 *
 * @param domain the XMPP domain of this server; only its users have sessions here
 */
public record Links(String domain) {

    private static final String SESSION = "../../session-details.jsp?jid=";

    /** The page of Openfire's console about this user's session; only of a user of this server. */
    public Optional<String> session(String address) {
        int slash = address.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String account = address.substring(0, slash);
        boolean isLocal = account.endsWith("@" + domain);
        return isLocal ? Optional.of(SESSION + encoded(address)) : Optional.empty();
    }

    /** All transfers of this user. */
    public static String history(String address) {
        return TransferHistoryPage.URL + "?" + TransferHistoryPage.USER + "=" + encoded(account(address));
    }

    /** All that is known of this transfer. */
    public static String details(String id) {
        return TransferDetailsPage.URL + "?" + TransferDetailsPage.ID + "=" + encoded(id);
    }

    /** The address without its resource, as it is. */
    public static String account(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
