// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.List;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;

/**
 * What can be wrong with a request. Each has a sentence in every language, {@code mft.flaw.KEY}, that says what is wrong and
 * what would be right. Never change a key: the history stores it.
 */
public enum Flaw {
    ATTRIBUTE_PREFIXED("attribute-prefixed"),
    NAMESPACE_UNWRITABLE("namespace-unwritable"),
    /** Which element. */
    ELEMENT_REPEATED("element-repeated", 1),
    /** Which element; how many are allowed. */
    ELEMENTS_TOO_MANY("elements-too-many", 2),
    /** Which element. */
    ELEMENT_FOREIGN("element-foreign", 1),
    ELEMENT_MISPLACED("element-misplaced"),
    ELEMENT_UNKNOWN("element-unknown"),
    SEVERAL_PAYLOADS("several-payloads"),
    TYPE_INVALID("type-invalid"),
    TYPE_GET("type-get"),
    /** How many bytes are allowed. */
    ID_INVALID("id-invalid", 1),
    SESSION_MISSING("session-missing"),
    /** How many bytes are allowed. */
    SESSION_TOO_LONG("session-too-long", 1),
    /** The right one. */
    PROFILE_OTHER("profile-other", 1),
    FILE_MISSING("file-missing"),
    NAME_MISSING("name-missing"),
    SIZE_INVALID("size-invalid"),
    RANGE_INVALID("range-invalid"),
    SEVERAL_METHOD_FIELDS("several-method-fields"),
    SEVERAL_REQUESTS("several-requests"),
    STREAMHOST_NOT_NAMED("streamhost-not-named"),
    MODE_UNKNOWN("mode-unknown"),
    ADDRESS_TOO_LONG("address-too-long"),
    /** Which element; how many characters are allowed. */
    TEXT_TOO_LONG("text-too-long", 2),
    TARGET_INVALID("target-invalid"),
    /** The largest number. */
    BLOCK_SIZE_INVALID("block-size-invalid", 1),
    BLOCK_WITH_ELEMENTS("block-with-elements"),
    BLOCK_IN_PIECES("block-in-pieces"),
    BLOCK_NOT_BASE("block-not-base"),
    BLOCK_PADDING("block-padding"),
    BLOCK_TO_ROOM("block-to-room"),
    BLOCK_TO_SEVERAL("block-to-several");

    private final String key;
    private final int arguments;

    Flaw(String key) {
        this(key, 0);
    }

    Flaw(String key, int arguments) {
        this.key = key;
        this.arguments = arguments;
    }

    /** How many arguments its sentence has. */
    public int arguments() {
        return arguments;
    }

    /** The stable key. */
    public String key() {
        return key;
    }

    /** The flaw in a request, of which nothing else has to be told. */
    public Problem plain() {
        return with();
    }

    Problem with(Argument... arguments) {
        return new Problem(this, List.of(arguments));
    }
}
