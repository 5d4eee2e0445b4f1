// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import javax.servlet.http.HttpServletRequest;

/** Who sits at the console, and the book in which Openfire keeps what they did. */
public interface AdminAudit {

    /** The user name of the administrator who sent this request; the console lets nobody else through. */
    String administrator(HttpServletRequest request);

    /**
     * Writes to Openfire's security audit.
     *
     * @param administrator who did it
     * @param summary one line, at most 255 characters
     * @param details what exactly; may have several lines
     */
    void record(String administrator, String summary, String details);
}
