// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownAddress;

/** Writes causes and reasons for people, in one language. What peers chose is in it as it came. */
public final class ReasonTexts {

    private static final String KEYS = "mft.";

    private final Texts texts;
    private final Amounts amounts;

    public ReasonTexts(Texts texts) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
    }

    /** {@code Cancelled by sender}. */
    public String label(Cause cause) {
        return texts.text(Labels.of(cause));
    }

    /** {@code The sender closed the stream after 12.1 of 97.7 KB.} */
    public String sentence(Reason reason) {
        List<Argument> arguments = reason.cause() == Cause.ADMINISTRATOR ? named(reason) : reason.arguments();
        String kind = isFromTheBeginning(reason) ? ".first" : ".text";
        return fill(Labels.of(reason.cause()) + kind, written(arguments));
    }

    /** The same for a recipient: what he can do about it, not what the sender can. */
    public String sentenceToRecipient(Reason reason) {
        return Labels.TO_RECIPIENT.contains(reason.cause())
                ? fill(Labels.of(reason.cause()) + ".recipient", written(reason.arguments()))
                : sentence(reason);
    }

    /** Of a part of a file: {@code after the first 0 bytes} would be said of none. */
    private static boolean isFromTheBeginning(Reason reason) {
        return reason.cause() == Cause.DELIVERED_RANGE
                && reason.arguments().get(1).equals(new Argument.Bytes(0));
    }

    /** Where the text is the name of a user of this server, as it is written. */
    private static List<Argument> named(Reason reason) {
        return reason.arguments().stream()
                .map(argument -> argument instanceof Argument.Text user
                        ? new Argument.Text(ShownAddress.name(user.text()))
                        : argument)
                .toList();
    }

    /** Of a breach that was only noted: {@code Would have been blocked: Blocked file extension}. */
    public String notedLabel(Cause cause) {
        return texts.text(Labels.noted(cause), label(cause));
    }

    /** What would have been done for it. */
    public String noted(Reason breach) {
        return Labels.NOTED.contains(breach.cause())
                ? fill(Labels.of(breach.cause()) + ".noted", written(breach.arguments()))
                : sentence(breach);
    }

    /** The values first: a word's own text may have them in it. */
    private List<String> written(List<Argument> arguments) {
        boolean exact = readAlike(arguments);
        List<String> written = new ArrayList<>();
        arguments.forEach(argument -> written.add(value(argument, exact)));
        List<String> values = List.copyOf(written);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Argument.Word word) {
                written.set(i, fill(KEYS + word.key(), values));
            }
        }
        return written;
    }

    private String value(Argument argument, boolean exact) {
        if (argument instanceof Argument.Bytes size) {
            return exact ? amounts.exact(size.bytes()) : amounts.amount(size.bytes());
        }
        if (argument instanceof Argument.Part part) {
            return amounts.part(part.bytes(), part.whole());
        }
        if (argument instanceof Argument.Count count) {
            return NumberFormat.getIntegerInstance(texts.locale()).format(count.count());
        }
        if (argument instanceof Argument.Time time) {
            return Times.length(time.span(), texts);
        }
        if (argument instanceof Argument.Text text) {
            return text.text();
        }
        return "";
    }

    /** Whether rounding hides that two sizes differ: {@code 10.0 MB, more than 10.0 MB} would tell nothing. */
    private boolean readAlike(List<Argument> arguments) {
        Set<Argument> sizes = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Bytes size && sizes.add(size) && !written.add(value(size, false))) {
                return true;
            }
        }
        return false;
    }

    /** A text without a place for a value is taken as it is written. */
    private String fill(String key, List<String> values) {
        String pattern = texts.text(key);
        return pattern.indexOf('{') < 0 ? pattern : texts.text(key, values.toArray());
    }
}
