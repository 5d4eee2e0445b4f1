// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * The secret that a form of ours carries, so that no other site can send one in an administrator's name.
 *
 * <p>One per session for as long as the session lives. Openfire's own protection makes a new one at every request to a
 * servlet, so that a page which refreshes itself would break each form that is open in another tab.
 */
public final class FormToken {

    /** The name of the form field. */
    static final String FIELD = "token";

    private static final String ATTRIBUTE = "managedfiletransfer.formToken";

    private static final int BYTES = 32;

    private final SecureRandom random;

    public FormToken(SecureRandom random) {
        this.random = random;
    }

    /** The session's token. Locked, lest two first pages of one session carry different ones. */
    synchronized String of(HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof String token) {
            return token;
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        session.setAttribute(ATTRIBUTE, token);
        return token;
    }

    /** Whether the request carries the token of its session. Takes the same time however much of it is right. */
    boolean isIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String sent = request.getParameter(FIELD);
        if (session == null || sent == null || !(session.getAttribute(ATTRIBUTE) instanceof String token)) {
            return false;
        }
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
