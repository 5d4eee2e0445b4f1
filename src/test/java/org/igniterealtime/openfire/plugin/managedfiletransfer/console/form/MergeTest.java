// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Merge.Change;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void eachChangeIsKept() {
        Merge<String> merge = merge(Map.of("a", "1", "b", "1"), Map.of("a", "2", "b", "1"), Map.of("a", "1", "b", "3"));

        assertThat(merge.together()).isEqualTo(Map.of("a", "2", "b", "3"));
        assertThat(merge.changes()).isEqualTo(Map.of("a", Change.THEIRS, "b", Change.MINE));
        assertThat(merge.isAnythingLeft()).isTrue();
    }

    @Test
    void ofTwoChangesOfOneValueMineIsKeptAndMarked() {
        Merge<String> merge = merge(Map.of("a", "1"), Map.of("a", "2"), Map.of("a", "3"));

        assertThat(merge.together()).isEqualTo(Map.of("a", "3"));
        assertThat(merge.changes()).isEqualTo(Map.of("a", Change.CONTESTED));
    }

    @Test
    void theSameChangeByBothLeavesNothingToSave() {
        Merge<String> merge = merge(Map.of("a", "1"), Map.of("a", "2"), Map.of("a", "2"));

        assertThat(merge.changes()).isEqualTo(Map.of("a", Change.AGREED));
        assertThat(merge.isAnythingLeft()).isFalse();
    }

    @Test
    void whatNobodyChangedIsNotMentioned() {
        Merge<String> merge = merge(Map.of("a", "1"), Map.of("a", "1"), Map.of("a", "1"));

        assertThat(merge.changes()).isEmpty();
        assertThat(merge.together()).isEqualTo(Map.of("a", "1"));
    }

    private static Merge<String> merge(Map<String, String> base, Map<String, String> theirs, Map<String, String> mine) {
        return Merge.of(base, theirs, mine);
    }
}
