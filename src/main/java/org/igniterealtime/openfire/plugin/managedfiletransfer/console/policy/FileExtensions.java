// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The refused endings as an administrator types them: one a line, or separated by commas, semicolons or spaces; with or
 * without the dot, {@code *.exe} as well.
 *
 * @param good normalised as the names that they are compared with: NFKC, lower case, a dot in front; sorted
 * @param bad what cannot be the end of a file's name, as it was typed
 */
public record FileExtensions(List<String> good, List<String> bad) {

    /** Most endings. */
    static final int MAX_COUNT = 200;

    /** Longest ending, in characters, with its dot. */
    static final int MAX_LENGTH = 32;

    /** Most bytes of all endings together, in UTF-8, with a separator each: they are kept in one property. */
    static final int MAX_TOTAL = 2000;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;\\p{Z}\uFF0C\uFF1B\u3001]+");

    /** Letters, marks, digits, and what else file names have in their ends; no path, no wildcard, nothing invisible. */
    private static final Pattern ENDING = Pattern.compile(
            "\\.[\\p{L}\\p{M}\\p{N}.!#$%&'()+=@\\[\\]^_`{}~-]*[\\p{L}\\p{M}\\p{N}!#$%&'()+=@\\[\\]^_`{}~-]");

    public FileExtensions {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    static FileExtensions of(String typed) {
        TreeSet<String> good = new TreeSet<>();
        List<String> bad = new ArrayList<>();
        Arrays.stream(SEPARATORS.split(typed)).filter(word -> !word.isEmpty()).forEach(word -> {
            String ending = normal(word);
            if (ending.length() <= MAX_LENGTH && ENDING.matcher(ending).matches()) {
                good.add(ending);
            } else {
                bad.add(word);
            }
        });
        return new FileExtensions(List.copyOf(good), bad);
    }

    boolean isTooMany() {
        return good.size() > MAX_COUNT;
    }

    boolean isTooLong() {
        return String.join(",", good).getBytes(StandardCharsets.UTF_8).length > MAX_TOTAL;
    }

    private static String normal(String word) {
        String bare = word.startsWith("*") ? word.substring(1) : word;
        String lower = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return lower.startsWith(".") ? lower : "." + lower;
    }
}
