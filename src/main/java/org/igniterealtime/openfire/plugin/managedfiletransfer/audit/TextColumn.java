// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import org.jspecify.annotations.Nullable;

/**
 * The text columns that hold what others chose, and how their text is made to fit.
 *
 * <p>A width counts UTF-8 bytes, though most databases count characters: the bytes of a text are never fewer than its
 * UTF-16 units or its code points, so what fits in bytes fits whatever a database counts.
 */
public enum TextColumn {
    NODE("node", 64),
    SESSION("streamSession", 255),
    SENDER("sender", 1024),
    RECIPIENT("recipient", 1024),
    FILE_NAME("fileName", 1024),
    MIME_TYPE("mimeType", 128),
    MD5("md5", 64),
    RULE("ruleName", 64),
    CAUSE_ARGUMENTS("causeArgs", 500),
    NOTED_RULE("notedRule", 64),
    NOTED_ARGUMENTS("notedArgs", 500),
    SHA256("sha256", 64),
    HASH_MATCH("hashMatch", 16),
    CHAT_ROOM("chatRoom", 1024);

    /** What stands for what no database takes: PostgreSQL has no NUL, and half of a surrogate pair has no encoding. */
    private static final int REPLACEMENT = 0xFFFD;

    private static final int ASCII_REPLACEMENT = '?';

    private final String sqlName;
    private final int width;

    TextColumn(String sqlName, int width) {
        this.sqlName = sqlName;
        this.width = width;
    }

    public String sqlName() {
        return sqlName;
    }

    public int width() {
        return width;
    }

    /** The text as it is stored; null where it is empty, which Oracle makes of it anyway. */
    public @Nullable String fit(String text, boolean asciiOnly) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), width));
        int bytes = 0;
        int next = 0;
        while (next < text.length()) {
            int codePoint = text.codePointAt(next);
            next += Character.charCount(codePoint);
            int stored = storable(codePoint, asciiOnly);
            bytes += utf8Length(stored);
            if (bytes > width) {
                break;
            }
            kept.appendCodePoint(stored);
        }
        return kept.isEmpty() ? null : kept.toString();
    }

    private static int storable(int codePoint, boolean asciiOnly) {
        if (asciiOnly) {
            return codePoint >= ' ' && codePoint < 0x7F ? codePoint : ASCII_REPLACEMENT;
        }
        boolean loneHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint == 0 || loneHalf ? REPLACEMENT : codePoint;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }
}
