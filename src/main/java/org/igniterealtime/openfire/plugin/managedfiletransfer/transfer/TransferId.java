// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Names one transfer for good: on the pages, in the log and in the history.
 *
 * <p>It begins with the tag of the node that saw the offer, so that ids of two nodes of a cluster never meet.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters: lower-case letters, digits and {@code -}
 */
public record TransferId(String value) {

    /** The width of the column that holds it. */
    public static final int MAX_LENGTH = 40;

    public TransferId {
        requireNonNull(value, "value is null");
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(TransferId::isAllowed)) {
            throw new IllegalArgumentException("not a transfer id");
        }
    }

    /** Whether text from outside (a form field, a URL) has the form of an id. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(TransferId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
