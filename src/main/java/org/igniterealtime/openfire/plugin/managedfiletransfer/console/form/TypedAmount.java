// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes as it is typed into a form, right or wrong: {@code 20}, {@code 1,024}, {@code 1.5 GB}.
 *
 * @param number how many; empty for no limit. A unit behind it counts more than the one beside the field
 * @param unit the key of a {@link SizeUnit}
 */
public record TypedAmount(String number, String unit) {

    /** Nothing typed: no limit. */
    static final Reading NONE = new None();

    private static final Pattern WITH_UNIT = Pattern.compile("([0-9][0-9.,' ]*?) ?(\\p{L}*)(/s|/\u79D2)?");

    /** Digits in groups of three, or none grouped; then perhaps a fraction. */
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:([.,' ])[0-9]{3}(?:\\1[0-9]{3})*)?");

    private static final Pattern PLAIN = Pattern.compile("[0-9]+");

    private static final int MOST_DIGITS = 30;
    private static final int THOUSAND = 3;
    /** More say nothing: a byte more or less of a gigabyte has no name that is shorter than its bytes. */
    private static final int MOST_DECIMALS = 3;

    /** What an amount turned out to be. */
    public sealed interface Reading {}

    /** So many bytes. */
    public record Bytes(long count) implements Reading {}

    /** No limit. */
    record None() implements Reading {}

    /** Why it is none. */
    public enum Wrong implements Reading {
        NUMBER,
        LARGE,
        UNIT
    }

    /**
     * What a form shows for this value: nothing lost, in the unit that needs the fewest digits, so that most amounts stand
     * in the unit in which they were typed.
     */
    public static TypedAmount of(OptionalLong bytes, Locale locale) {
        if (bytes.isEmpty() || bytes.getAsLong() == 0) {
            // With a unit that a number typed next will be meant in.
            return new TypedAmount(bytes.isEmpty() ? "" : "0", SizeUnit.MB.key());
        }
        return Arrays.stream(SizeUnit.values())
                .filter(unit -> bytes.getAsLong() >= unit.bytes())
                .flatMap(unit -> shown(bytes.getAsLong(), unit, locale).stream())
                .min(Comparator.comparingInt(TypedAmount::digits))
                .orElseThrow();
    }

    private int digits() {
        return (int) number.chars().filter(Character::isDigit).count();
    }

    private static Optional<TypedAmount> shown(long bytes, SizeUnit unit, Locale locale) {
        BigDecimal number =
                BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit.bytes()), MOST_DECIMALS, RoundingMode.HALF_UP);
        return whole(number, unit.bytes())
                .filter(back -> back == bytes)
                .map(same -> new TypedAmount(written(number, locale), unit.key()));
    }

    private static String written(BigDecimal number, Locale locale) {
        char decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return number.stripTrailingZeros().toPlainString().replace('.', decimal);
    }

    /**
     * The same amount as it is shown once it is understood: a unit that was typed behind the number is chosen beside it,
     * and no unit becomes another. Unchanged where it is not understood.
     */
    public TypedAmount asUnderstood(Locale locale) {
        Optional<Parts> parts = SizeUnit.of(unit).flatMap(beside -> parts(beside, locale));
        return read(locale) instanceof Bytes
                ? parts.map(read -> new TypedAmount(
                                written(read.number(), locale), read.unit().key()))
                        .orElse(this)
                : this;
    }

    /** The same amount as a form shows it after it was saved; unchanged where it is not understood. */
    public TypedAmount asSaved(Locale locale) {
        return read(locale) instanceof Bytes bytes ? of(OptionalLong.of(bytes.count()), locale) : this;
    }

    /** What is meant. Whatever could be meant in two ways is {@link Wrong#NUMBER}. */
    public Reading read(Locale locale) {
        Optional<SizeUnit> beside = SizeUnit.of(unit);
        if (beside.isEmpty()) {
            return Wrong.UNIT;
        }
        if (typed().isEmpty()) {
            return NONE;
        }
        Optional<Parts> parts = parts(beside.get(), locale);
        if (parts.isEmpty()) {
            return Wrong.NUMBER;
        }
        return whole(parts.get().number(), parts.get().unit().bytes())
                .<Reading>map(Bytes::new)
                .orElse(Wrong.LARGE);
    }

    /** Full-width digits and letters, and spaces that do not break, become what they look like. */
    private String typed() {
        return Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
    }

    private Optional<Parts> parts(SizeUnit beside, Locale locale) {
        String typed = typed();
        Matcher matcher = WITH_UNIT.matcher(typed);
        if (!matcher.matches() || typed.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        Optional<SizeUnit.Written> written = matcher.group(2).isEmpty()
                ? Optional.of(new SizeUnit.Written(beside, 1))
                : SizeUnit.written(matcher.group(2).toLowerCase(Locale.ROOT));
        return written.flatMap(unit -> number(matcher.group(1), locale)
                .map(number -> new Parts(number.multiply(BigDecimal.valueOf(unit.times())), unit.unit())));
    }

    /** A number and the unit that it is of. */
    private record Parts(BigDecimal number, SizeUnit unit) {}

    private static Optional<BigDecimal> number(String typed, Locale locale) {
        int point = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
        if (point < 0) {
            return digits(typed);
        }
        char last = typed.charAt(point);
        String before = typed.substring(0, point);
        String behind = typed.substring(point + 1);
        boolean only = before.indexOf(last) < 0;
        boolean otherKind = before.indexOf(last == '.' ? ',' : '.') >= 0;
        boolean decimalComma = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
        boolean asThousands = only && !otherKind && behind.length() == THOUSAND && before.length() <= THOUSAND;
        if (asThousands && decimalComma) {
            return Optional.empty();
        }
        if (!only || (asThousands && last == ',')) {
            return digits(typed);
        }
        if (!PLAIN.matcher(behind).matches()) {
            return Optional.empty();
        }
        return digits(before).map(whole -> whole.add(new BigDecimal("0." + behind)));
    }

    private static Optional<BigDecimal> digits(String typed) {
        return PLAIN.matcher(typed).matches() || GROUPED.matcher(typed).matches()
                ? Optional.of(new BigDecimal(typed.replaceAll("[.,' ]", "")))
                : Optional.empty();
    }

    /** The nearest number of whole bytes. */
    private static Optional<Long> whole(BigDecimal number, long factor) {
        try {
            return Optional.of(number.multiply(BigDecimal.valueOf(factor))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
