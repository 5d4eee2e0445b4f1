// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.lockout.LockOutEventDispatcher;
import org.jivesoftware.openfire.lockout.LockOutEventListener;
import org.jivesoftware.openfire.lockout.LockOutFlag;
import org.jivesoftware.openfire.user.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when an account is locked or deleted. Openfire leaves its sessions open, unless the administrator closes them too,
 * and knows nothing of its streams. A lock that is set for later is not waited for.
 */
public final class AccountWatch implements LockOutEventListener, UserEventListener, AutoCloseable {

    private static final Logger Log = LoggerFactory.getLogger(AccountWatch.class);

    private final XMPPServer server;
    private final Clock clock;
    private final Consumer<String> gone;

    private AccountWatch(XMPPServer server, Clock clock, Consumer<String> gone) {
        this.server = server;
        this.clock = clock;
        this.gone = gone;
    }

    /**
     * Listens until {@link #close}.
     *
     * @param gone hears the bare address of the account
     */
    public static AccountWatch open(XMPPServer server, Clock clock, Consumer<String> gone) {
        AccountWatch watch = new AccountWatch(server, clock, gone);
        LockOutEventDispatcher.addListener(watch);
        UserEventDispatcher.addListener(watch);
        return watch;
    }

    @Override
    public void accountLocked(LockOutFlag flag) {
        Date start = flag.getStartTime();
        if (start == null || !start.toInstant().isAfter(clock.instant())) {
            tell(flag.getUsername());
        }
    }

    @Override
    public void userDeleting(User user, Map<String, Object> params) {
        tell(user.getUsername());
    }

    private void tell(String username) {
        try {
            gone.accept(server.createJID(username, null).toBareJID());
        } catch (RuntimeException e) {
            Log.error("The transfers of an account that is gone could not be ended; they will time out.", e);
        }
    }

    @Override
    public void accountUnlocked(String username) {
        // What has ended stays so.
    }

    @Override
    public void lockedAccountDenied(String username) {
        // Nothing of it runs.
    }

    @Override
    public void userCreated(User user, Map<String, Object> params) {
        // Nothing is known of a new account yet.
    }

    @Override
    public void userModified(User user, Map<String, Object> params) {
        // A transfer is its account's, whatever that is called.
    }

    @Override
    public void close() {
        LockOutEventDispatcher.removeListener(this);
        UserEventDispatcher.removeListener(this);
    }
}
