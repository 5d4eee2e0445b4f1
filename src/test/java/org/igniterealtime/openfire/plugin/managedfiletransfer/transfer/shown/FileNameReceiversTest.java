// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Searches at random for a name that a receiver stores as {@code .exe} while the rule does not see it. The receivers are
 * written down here a second time, from what they do and not from what {@link FileName} expects.
 */
class FileNameReceiversTest {

    private static final int NAMES = 20_000;
    private static final int LONGEST = 12;

    private static final List<String> PIECES = List.of(
            ".exe", ".exe", ".ex", "e", "a", ".", "..", " ", "/", "\\", ":", "::$DATA", "C:", "?", "\"", "\0", "\n",
            "\u200B", "\u202E", "\uFF0E", "\uFF0F", "\uFF1A", "\u2026", "\uFF25", "E", "X", ".EXE");

    private static final List<UnaryOperator<String>> RECEIVERS = List.of(
            FileNameReceiversTest::javaOnThisSystem,
            FileNameReceiversTest::windows,
            FileNameReceiversTest::windowsInAFolder,
            FileNameReceiversTest::baseNameThenWindows,
            FileNameReceiversTest::cutAtNul,
            FileNameReceiversTest::deletingForbiddenCharacters,
            FileNameReceiversTest::deletingInvisibleCharacters,
            FileNameReceiversTest::deletingSeparators,
            FileNameReceiversTest::deletingColonsAndWildcards);

    @Test
    void noReceiverStoresAProgramThatTheRuleDoesNotSee() {
        Random random = new Random(65);
        int stored = 0;
        for (int i = 0; i < NAMES; i++) {
            String wire = name(random);
            boolean seen = FileName.of(wire).endsWith(".exe");
            for (int receiver = 0; receiver < RECEIVERS.size(); receiver++) {
                if (isProgram(RECEIVERS.get(receiver).apply(wire))) {
                    stored++;
                    if (!seen) {
                        fail("receiver %d stores \"%s\" as a program", receiver, escaped(wire));
                    }
                }
            }
        }
        // The search is worth something only where it met programs often.
        assertThat(stored).isGreaterThan(NAMES / 10);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int pieces = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < pieces; i++) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private static boolean isProgram(String stored) {
        return stored.toLowerCase(Locale.ROOT).endsWith(".exe");
    }

    /** Spark: {@code new File(downloads, name)}. */
    private static String javaOnThisSystem(String wire) {
        return wire.indexOf('\0') >= 0 ? "" : new File("downloads", wire).getName();
    }

    /** Resolves {@code .} and {@code ..}, then drops a drive, a stream's name and trailing dots and spaces. */
    private static String windows(String wire) {
        Deque<String> path = new ArrayDeque<>();
        String rest = wire.matches("(?s)[A-Za-z]:.*") ? wire.substring(2) : wire;
        for (String component : rest.split("[/\\\\]", -1)) {
            String trimmed = component.replaceAll("[. ]+$", "");
            if (component.equals("..")) {
                path.pollLast();
            } else if (!trimmed.isEmpty()) {
                path.addLast(trimmed);
            }
        }
        String last = path.isEmpty() ? "" : path.getLast();
        int stream = last.indexOf(':');
        return (stream < 0 ? last : last.substring(0, stream)).replaceAll("[. ]+$", "");
    }

    private static String windowsInAFolder(String wire) {
        return windows("downloads\\" + wire);
    }

    private static String baseNameThenWindows(String wire) {
        return windows(wire.substring(Math.max(wire.lastIndexOf('/'), wire.lastIndexOf('\\')) + 1));
    }

    private static String cutAtNul(String wire) {
        int nul = wire.indexOf('\0');
        return windows(nul < 0 ? wire : wire.substring(0, nul));
    }

    /** What the sanitisers of many programs do: delete, normalise, strip. */
    private static String deletingForbiddenCharacters(String wire) {
        String kept = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]").matcher(wire).replaceAll("");
        return Normalizer.normalize(kept, Normalizer.Form.NFKD).strip().replaceAll("[. ]+$", "");
    }

    private static String deletingInvisibleCharacters(String wire) {
        return windows(Pattern.compile("[\\p{Cf}\\p{Cntrl}]").matcher(wire).replaceAll(""));
    }

    private static String deletingSeparators(String wire) {
        return windows(wire.replace("/", "").replace("\\", ""));
    }

    private static String deletingColonsAndWildcards(String wire) {
        return javaOnThisSystem(wire.replace(":", "").replace("?", "").replace("\"", ""));
    }

    private static String escaped(String wire) {
        StringBuilder text = new StringBuilder();
        wire.chars().forEach(c -> text.append(c < ' ' || c > '~' ? String.format("\\u%04X", c) : (char) c));
        return text.toString();
    }
}
