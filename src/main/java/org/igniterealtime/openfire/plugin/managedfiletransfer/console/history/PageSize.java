// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many rows a part of the history has. */
enum PageSize {
    SMALL(25),
    MEDIUM(50),
    LARGE(100);

    private final int rows;

    PageSize(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    /** The size that is asked for; the smallest where none of ours is. */
    static PageSize of(@Nullable String asked) {
        return Arrays.stream(values())
                .filter(size -> Integer.toString(size.rows).equals(asked))
                .findFirst()
                .orElse(SMALL);
    }
}
