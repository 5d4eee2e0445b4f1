// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few seconds of what {@code mvn -Pbench} does for ten minutes. */
@Timeout(180)
class FuzzRunIT {

    private static final long SEED = 20_261_126;

    @Test
    void nothingFailsNothingIsHeldAndEachRowHasItsEnd() throws Exception {
        assertThat(FuzzRun.run(Duration.ofSeconds(10), 4, SEED)).isEmpty();
    }
}
