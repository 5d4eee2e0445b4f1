// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two administrators changed the same values: what each of them changed since both had seen the same, and the two sets of
 * changes together. Where both changed the same value, the second administrator's is kept for the moment.
 *
 * @param <F> what names a value
 * @param changes what was changed by one or both, in the order of the form
 * @param together the values with both sets of changes
 */
public record Merge<F>(Map<F, Change> changes, Map<F, String> together) {

    /** Who changed a value, seen by the second administrator. */
    enum Change {
        MINE,
        THEIRS,
        /** Both, to the same. */
        AGREED,
        /** Both, to different values: somebody has to choose. */
        CONTESTED
    }

    /**
     * Compares three versions.
     *
     * @param base what both had seen
     * @param theirs what is saved now
     * @param mine what the second one wants to save
     */
    public static <F> Merge<F> of(Map<F, String> base, Map<F, String> theirs, Map<F, String> mine) {
        Map<F, Change> changes = new LinkedHashMap<>();
        Map<F, String> together = new LinkedHashMap<>();
        theirs.forEach((field, now) -> {
            String was = base.getOrDefault(field, now);
            String wanted = mine.getOrDefault(field, was);
            boolean changedHere = !wanted.equals(was);
            boolean changedThere = !now.equals(was);
            together.put(field, changedHere ? wanted : now);
            if (changedHere && changedThere) {
                changes.put(field, wanted.equals(now) ? Change.AGREED : Change.CONTESTED);
            } else if (changedHere) {
                changes.put(field, Change.MINE);
            } else if (changedThere) {
                changes.put(field, Change.THEIRS);
            }
        });
        return new Merge<>(changes, together);
    }

    /** Whether saving the values together changes what is saved now. */
    boolean isAnythingLeft() {
        return changes.containsValue(Change.MINE) || changes.containsValue(Change.CONTESTED);
    }
}
