// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A file's name from a stranger: safe to show, and reduced to the forms under which a receiving client could store it.
 *
 * <p>A name is judged on its last path component after Unicode compatibility normalisation, in lower case, without
 * the trailing dots and spaces that Windows drops. A name with a NUL or a colon in it is judged as a whole <em>and</em>
 * cut there, since some receivers store it that way ({@code report.exe\0.pdf}, {@code report.exe::$DATA}).
 *
 * @param shown at most {@value #MAX_SHOWN} code points; control, format and surrogate characters are replaced
 * @param judged the lower-case last components that a rule looks at; empty only for a stream without a name
 */
public record FileName(String shown, Set<String> judged) {

    /** Longest name that is kept, in code points. */
    public static final int MAX_SHOWN = 255;

    /** A stream without an offer has no name. */
    public static final FileName NONE = new FileName("", Set.of());

    /** What stands for a character that must not be shown. */
    private static final int REPLACEMENT = 0xFFFD;

    /** Names longer than this are judged on their last characters only: an ending is at the end. */
    private static final int MAX_JUDGED = 1024;

    public FileName {
        requireNonNull(shown, "shown is null");
        judged = Set.copyOf(judged);
    }

    /** Reads a name as it came from the wire; any text is accepted. */
    public static FileName of(String wire) {
        Set<String> forms = new LinkedHashSet<>();
        String tail = wire.length() <= MAX_JUDGED ? wire : wire.substring(wire.length() - MAX_JUDGED);
        addForms(forms, tail);
        if (wire.length() > MAX_JUDGED) {
            // A receiver that cuts at a NUL stores the head of a long name.
            addForms(forms, wire.substring(0, MAX_JUDGED));
        }
        return new FileName(shown(wire), forms);
    }

    /** Whether any form of the name ends with this ending, compared in lower case. */
    public boolean endsWith(String ending) {
        String wanted = ending.toLowerCase(Locale.ROOT);
        return judged.stream().anyMatch(form -> form.endsWith(wanted));
    }

    private static void addForms(Set<String> forms, String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
        forms.add(stored(last));
        cutAt(forms, normal, '\0');
        cutAt(forms, last, ':');
    }

    private static void cutAt(Set<String> forms, String name, char terminator) {
        int at = name.indexOf(terminator);
        if (at >= 0) {
            String head = name.substring(0, at);
            forms.add(stored(head.substring(Math.max(head.lastIndexOf('/'), head.lastIndexOf('\\')) + 1)));
        }
    }

    /** The component without invisible characters and without the trailing dots and spaces that a file system drops. */
    private static String stored(String component) {
        StringBuilder kept = new StringBuilder(component.length());
        component.codePoints().filter(c -> !isHidden(c)).forEach(kept::appendCodePoint);
        int end = kept.length();
        while (end > 0 && (kept.charAt(end - 1) == '.' || Character.isWhitespace(kept.charAt(end - 1)))) {
            end--;
        }
        return kept.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String shown(String wire) {
        StringBuilder safe = new StringBuilder();
        wire.codePoints()
                .limit(MAX_SHOWN)
                .map(c -> isHidden(c) ? REPLACEMENT : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** Characters that deceive a reader or break a log line: controls, bidi and other format characters, lone halves. */
    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
