// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import javax.servlet.http.HttpServletRequest;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jivesoftware.openfire.security.SecurityAuditManager;

/** Openfire's administrators and its security audit. The audit writes to the database: only for the console's threads. */
public final class SecurityAudit implements AdminAudit {

    /** Where Openfire's login page keeps who logged in. */
    private static final String LOGIN = "jive.admin.authToken";

    /** Openfire's column ends there. */
    private static final int LONGEST_NAME = 64;

    @Override
    public String administrator(HttpServletRequest request) {
        return request.getSession().getAttribute(LOGIN) instanceof AuthToken login && login.getUsername() != null
                ? login.getUsername()
                : "unknown";
    }

    @Override
    public void record(String administrator, String summary, String details) {
        String name = administrator.length() > LONGEST_NAME ? administrator.substring(0, LONGEST_NAME) : administrator;
        SecurityAuditManager.getInstance().logEvent(name, summary, details);
    }
}
