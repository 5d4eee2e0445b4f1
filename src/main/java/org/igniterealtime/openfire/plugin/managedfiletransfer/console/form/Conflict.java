// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownAddress;

/**
 * Two administrators had the form open, and the other one was faster.
 *
 * @param heading who saved what, and when
 * @param rows what either of them changed
 * @param nothingLeft whether the other one's values already have all that was wanted
 */
public record Conflict(String heading, List<Row> rows, boolean nothingLeft) {

    /**
     * One field.
     *
     * @param label its name
     * @param base its value when both began
     * @param theirs its value in force now
     * @param mine its value in the form that was sent
     * @param outcome whose value the form has now
     * @param isContested whether somebody has to choose
     */
    record Row(String label, String base, String theirs, String mine, String outcome, boolean isContested) {}

    public Conflict {
        rows = List.copyOf(rows);
    }

    /**
     * A page's, field by field.
     *
     * @param label the name of a field
     * @param shown a value of a field in words
     */
    public static <F> Conflict of(
            String heading,
            Merge<F> merge,
            Map<F, String> base,
            Map<F, String> theirs,
            Map<F, String> mine,
            Function<F, String> label,
            BiFunction<F, String, String> shown,
            Texts texts) {
        List<Row> rows = merge.changes().entrySet().stream()
                .map(changed -> {
                    F field = changed.getKey();
                    String now = theirs.getOrDefault(field, "");
                    return new Row(
                            label.apply(field),
                            shown.apply(field, base.getOrDefault(field, now)),
                            shown.apply(field, now),
                            shown.apply(field, mine.getOrDefault(field, now)),
                            outcome(changed.getValue(), texts),
                            changed.getValue() == Merge.Change.CONTESTED);
                })
                .toList();
        return new Conflict(heading, rows, !merge.isAnythingLeft());
    }

    /**
     * The heading, with who saved last and when.
     *
     * @param last who saved last, if that is known and what they saved is what is in force
     */
    public static String heading(String namedKey, String unnamedKey, Optional<LastChange> last, Texts texts) {
        return last.map(change -> texts.text(
                        namedKey,
                        PeerText.addressInSentence(ShownAddress.name(change.administrator())),
                        new Times(texts).at(change.at())))
                .orElseGet(() -> texts.text(unnamedKey));
    }

    private static String outcome(Merge.Change change, Texts texts) {
        return texts.text(
                switch (change) {
                    case MINE -> "mft.conflict.mine";
                    case THEIRS -> "mft.conflict.theirs";
                    case AGREED -> "mft.conflict.agreed";
                    case CONTESTED -> "mft.conflict.contested";
                });
    }
}
