// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * What the next page tells first: how the form went that was sent just before.
 *
 * @param kind how it went
 * @param text plain text; escaped where it is shown
 */
public record Flash(Kind kind, String text) {

    private static final String ATTRIBUTE = "managedfiletransfer.flash";

    public enum Kind {
        SUCCESS,
        WARNING;

        /** The console's class for a message of this kind. */
        String cssClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps it for the session's next page. As strings: an object of ours would outlive the plugin's class loader. */
    public void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, new String[] {kind.name(), text});
    }

    /** Takes what was kept; it is told once. */
    static Optional<Flash> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String[] kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(new Flash(Kind.valueOf(kept[0]), kept[1]));
    }
}
