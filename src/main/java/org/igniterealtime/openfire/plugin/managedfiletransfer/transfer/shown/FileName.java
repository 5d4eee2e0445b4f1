// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A file's name from a stranger: as it was sent, safe to show, and reduced to the forms under which a receiving client
 * could store it. What is kept and what is judged are apart: nothing is lost of a name, and nothing in it hides its ending.
 *
 * <p>What a receiver makes of a name is its own affair, so each form is judged that one is known to make: the component
 * to which a path leads ({@code report.exe/} and {@code report.exe/x/..} lead to {@code report.exe}); the name cut at a
 * NUL or at a colon ({@code report.exe\0.pdf}, {@code report.exe::$DATA}); the name without the characters that Windows
 * forbids, since many receivers delete them ({@code report.ex?e}). Each is taken after Unicode compatibility
 * decomposition, in lower case, without invisible characters and marks, and without the trailing dots and spaces that
 * Windows drops.
 *
 * @param sent as it was sent, up to {@value #MAX_KEPT} code points; only what no stanza can hold is replaced. It may deceive
 *     a reader: people see {@link #shown()}
 * @param judged the ends of the forms that a rule looks at; empty where nothing is left of the name
 */
public record FileName(String sent, Set<String> judged) {

    /** Longest name that is kept, in code points. */
    public static final int MAX_KEPT = 255;

    /** Longest name that is read, in characters. No honest client sends a longer one: it counts as having any ending. */
    public static final int MAX_READ = 1024;

    /**
     * Most characters that compatibility decomposition may make of a name that is judged. One character can become
     * eighteen, and a stanza's thread pays for each: a name that grows beyond this counts as having any ending, too.
     */
    private static final int MAX_FOLDED = 2048;

    /** A stream without an offer has no name. */
    public static final FileName NONE = new FileName("", Set.of());

    /** What stands for a character that no stanza can hold. */
    private static final int REPLACEMENT = 0xFFFD;

    /** As much of a form as is kept, in characters: rules look at endings, and no file system stores a longer name. */
    private static final int MAX_JUDGED = 255;

    /** A drive, a file, its stream and the type of that are the most that Windows tells apart by colons. */
    private static final int MAX_PARTS = 8;

    /** The form of a name that was not read; no other one contains a NUL. */
    private static final String ANY_ENDING = "\0";

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern COLON = Pattern.compile(":");

    /** Forbidden by Windows and of no meaning to a receiver that does not forbid them. */
    private static final String MEANINGLESS = "*?\"<>|";

    /** What makes the forms of a name in ASCII differ. */
    private static final String MEANINGFUL = "/\\:" + MEANINGLESS;

    public FileName {
        requireNonNull(sent, "sent is null");
        judged = Set.copyOf(judged);
    }

    /** Reads a name as it came from the wire; any text is accepted. */
    public static FileName of(String wire) {
        if (wire.length() > MAX_READ) {
            return new FileName(kept(wire), Set.of(ANY_ENDING));
        }
        return isPlain(wire) ? ofPlain(wire) : ofAny(wire);
    }

    /** Whether every receiver makes the same of it, which is so for most names; the long way costs a stanza's thread. */
    private static boolean isPlain(String wire) {
        return wire.length() <= MAX_JUDGED
                && wire.chars().allMatch(c -> c >= ' ' && c <= '~' && MEANINGFUL.indexOf(c) < 0);
    }

    private static FileName ofPlain(String wire) {
        String stored = withoutTail(wire.toLowerCase(Locale.ROOT));
        return new FileName(wire, stored.isEmpty() ? Set.of() : Set.of(stored));
    }

    /** Of a name of any kind, what each receiver that is known makes of it. */
    static FileName ofAny(String wire) {
        String folded = folded(wire);
        if (folded.length() > MAX_FOLDED) {
            return new FileName(kept(wire), Set.of(ANY_ENDING));
        }
        Set<String> forms = new LinkedHashSet<>();
        // Twice, for receivers that normalise first: compatibility characters become separators.
        addCuts(forms, folded, UnaryOperator.identity());
        String legible = legible(wire);
        if (!legible.equals(folded)) {
            addCuts(forms, legible, FileName::folded);
        }
        return new FileName(kept(wire), forms);
    }

    /** The name with a mark in place of each character that deceives a reader. */
    public String shown() {
        return ShownText.of(sent);
    }

    /** Whether any form of the name ends with this ending, compared without regard to case and marks. */
    public boolean endsWith(String ending) {
        String wanted = folded(ending);
        return judged.stream().anyMatch(form -> form.equals(ANY_ENDING) || form.endsWith(wanted));
    }

    /** A NUL ends the name for one receiver and is nothing to another. */
    private static void addCuts(Set<String> forms, String name, UnaryOperator<String> fold) {
        addForms(forms, name.replace("\0", ""), fold);
        if (name.indexOf('\0') > 0) {
            addForms(forms, name.substring(0, name.indexOf('\0')), fold);
        }
    }

    /** What has a meaning to one receiver is deleted by another. */
    private static void addForms(Set<String> forms, String name, UnaryOperator<String> fold) {
        Set<String> paths = new LinkedHashSet<>();
        paths.add(name);
        paths.add(SEPARATOR.matcher(name).replaceAll(""));
        String whole = COLON.matcher(name).replaceAll("");
        paths.add(whole);
        paths.add(SEPARATOR.matcher(whole).replaceAll(""));
        paths.forEach(path -> addDestination(forms, path, fold));
    }

    /** Adds the last component that is one, and the one to which the {@code ..} after it lead back. */
    private static void addDestination(Set<String> forms, String path, UnaryOperator<String> fold) {
        String[] components = SEPARATOR.split(path, -1);
        boolean last = true;
        int back = 0;
        for (int i = components.length - 1; i >= 0; i--) {
            if (components[i].strip().equals("..")) {
                back++;
            } else if (!withoutTail(components[i]).isEmpty()) {
                if (last || back == 0) {
                    addParts(forms, components[i], fold);
                }
                if (back == 0) {
                    return;
                }
                last = false;
                back--;
            }
        }
    }

    private static void addParts(Set<String> forms, String component, UnaryOperator<String> fold) {
        for (String part : COLON.split(component, MAX_PARTS)) {
            forms.add(stored(fold.apply(part)));
        }
    }

    private static String stored(String folded) {
        String stored = withoutTail(folded);
        return stored.substring(Math.max(0, stored.length() - MAX_JUDGED));
    }

    /** The text without the trailing dots and spaces that a file system drops. */
    private static String withoutTail(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '.' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String folded(String text) {
        return legible(Normalizer.normalize(text, Normalizer.Form.NFKD)).toLowerCase(Locale.ROOT);
    }

    private static String legible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(FileName::isLegible).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** What can be seen by itself and means something; and NUL, which ends a name. */
    private static boolean isLegible(int codePoint) {
        return codePoint == 0 || !(isHidden(codePoint) || isMark(codePoint) || MEANINGLESS.indexOf(codePoint) >= 0);
    }

    private static String kept(String wire) {
        StringBuilder kept = new StringBuilder();
        wire.codePoints().limit(MAX_KEPT).map(c -> isOfXml(c) ? c : REPLACEMENT).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The characters of XML 1.0; no database lacks one of them. */
    private static boolean isOfXml(int codePoint) {
        if (codePoint < ' ') {
            return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !isHalf && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }

    /** What a receiver may drop or show as nothing: controls, bidi and other format characters, lone halves. */
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

    /** Accents and variation selectors: parts of a letter, some of which no one can see. */
    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
