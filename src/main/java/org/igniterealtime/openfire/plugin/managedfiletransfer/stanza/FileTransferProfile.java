// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.FileRange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.jspecify.annotations.Nullable;

/** SI file transfer (XEP-0096): the {@code <file/>} of an offer. */
final class FileTransferProfile {

    static final String NAMESPACE = "http://jabber.org/protocol/si/profile/file-transfer";

    /** Longest description of a file, in characters: some lines that a person wrote, and not the file itself. */
    private static final int MAX_DESCRIPTION = 4096;

    private static final String RANGE_ELEMENT = "range";

    private static final Shape RANGE = Shape.of(RANGE_ELEMENT, NAMESPACE).attributes("offset", "length");

    /** The file of an offer. */
    static final Shape FILE = Shape.of("file", NAMESPACE)
            .attributes("name", "size", "hash", "date")
            .one(Shape.of("desc", NAMESPACE).text(MAX_DESCRIPTION))
            .one(RANGE)
            .one(Extensions.THUMBNAIL)
            .one(Extensions.THUMBNAIL_1);

    /** The file of an answer: which part of it is wanted. */
    static final Shape ACCEPTED = Shape.of("file", NAMESPACE).one(RANGE);

    /** 2^64 - 1: Gabble's way to say that it does not know the size. */
    private static final String GABBLE_UNKNOWN = "18446744073709551615";

    /** Digits of {@link Long#MAX_VALUE}. */
    private static final int MAX_DIGITS = 19;

    /** The form of RFC 6838 section 4.2 with room for a parameter; for display only. */
    private static final Pattern MIME_TYPE = Pattern.compile("[\\x20-\\x7E]{1,127}");

    private static final Pattern MD5 = Pattern.compile("[0-9A-Fa-f]{32}");

    private FileTransferProfile() {}

    /**
     * Reads what the offer says of its file.
     *
     * @param file null where the offer has none
     * @param mimeType {@code si@mime-type}
     */
    static OfferedFile read(@Nullable Element file, @Nullable String mimeType, Flaws flaws) {
        if (file == null) {
            flaws.note(Flaw.FILE_MISSING);
            return OfferedFile.UNKNOWN;
        }
        FileName name = name(Markup.attribute(file, "name"), flaws);
        OptionalLong size = size(Markup.attribute(file, "size"), flaws);
        flaws.noteIf(range(file, flaws).filter(part -> !part.isWithin(size)).isPresent(), Flaw.RANGE_INVALID);
        return new OfferedFile(
                name,
                size,
                Optional.ofNullable(mimeType)
                        .filter(type -> MIME_TYPE.matcher(type).matches()),
                // XIFF sends the raw bytes of the digest here.
                Optional.ofNullable(Markup.attribute(file, "hash"))
                        .filter(hash -> MD5.matcher(hash).matches())
                        .map(hash -> hash.toLowerCase(Locale.ROOT)),
                // Nothing in it: the sender can begin anywhere in the file.
                !Markup.children(file, RANGE_ELEMENT).isEmpty());
    }

    /**
     * The part of the file that is asked for; empty for all of it. What is not plainly one, clients read differently: as the
     * whole file, as nothing, or as what is left of the digits.
     */
    static Optional<FileRange> range(@Nullable Element file, Flaws flaws) {
        List<Element> ranges = file == null ? List.of() : Markup.children(file, RANGE_ELEMENT);
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        String offset = Markup.attribute(ranges.get(0), "offset");
        String length = Markup.attribute(ranges.get(0), "length");
        if (offset == null && length == null) {
            return Optional.empty();
        }
        OptionalLong begin = offset == null ? OptionalLong.of(0) : number(offset);
        OptionalLong bytes = length == null ? OptionalLong.empty() : number(length);
        boolean unread = begin.isEmpty() || (length != null && bytes.isEmpty());
        if (unread || !FileRange.isValid(begin.getAsLong(), bytes)) {
            flaws.note(Flaw.RANGE_INVALID);
            return Optional.empty();
        }
        return Optional.of(new FileRange(begin.getAsLong(), bytes));
    }

    private static OptionalLong number(String wire) {
        return wire.length() <= MAX_DIGITS ? Digits.parse(wire) : OptionalLong.empty();
    }

    private static FileName name(@Nullable String wire, Flaws flaws) {
        if (wire == null || wire.isEmpty()) {
            flaws.note(Flaw.NAME_MISSING);
            return FileName.NONE;
        }
        return FileName.of(wire);
    }

    /** Missing means unknown: Smack leaves it out for an empty file. Whatever two clients could read differently is a flaw. */
    private static OptionalLong size(@Nullable String wire, Flaws flaws) {
        if (wire == null || wire.equals(GABBLE_UNKNOWN)) {
            return OptionalLong.empty();
        }
        OptionalLong size = number(wire);
        if (size.isEmpty()) {
            flaws.note(Flaw.SIZE_INVALID);
        }
        return size;
    }
}
