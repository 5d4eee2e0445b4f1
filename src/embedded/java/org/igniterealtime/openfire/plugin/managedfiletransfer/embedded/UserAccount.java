// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static java.util.Objects.requireNonNull;

/**
 * A user whom the server knows from its first start on.
 *
 * @param name the local part of the JID
 * @param password at most 32 characters, since the column ends there
 */
public record UserAccount(String name, String password) {

    public UserAccount {
        requireNonNull(name, "name is null");
        requireNonNull(password, "password is null");
        if (name.isEmpty() || password.isEmpty() || password.length() > 32) {
            throw new IllegalArgumentException("a user has a name, and a password of 1 to 32 characters");
        }
    }
}
