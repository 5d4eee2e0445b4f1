// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {

    @Test
    void theVersionIsNoChange() {
        assertThat(PolicyChanges.between(policy(1, ".exe"), policy(2, ".exe"))).isEqualTo("no value was changed");
    }

    @Test
    void ofTheEndingsTellsWhatCameAndWhatWent() {
        assertThat(PolicyChanges.between(policy(1, ".exe", ".bat"), policy(1, ".exe", ".scr")))
                .isEqualTo("blocked file extensions added: .scr\nblocked file extensions removed: .bat");
    }

    @Test
    void tellsWhichRatesChangedAndWhetherFilesAreHashed() {
        OptionalLong none = OptionalLong.empty();
        Policy before = rated(new RateLimits(OptionalLong.of(4096), none, OptionalLong.of(2048)), false);
        Policy after = rated(new RateLimits(none, OptionalLong.of(1024), OptionalLong.of(2048)), true);
        assertThat(PolicyChanges.between(before, after))
                .isEqualTo(
                        """
                        rate of the relay: 4096 bytes per second -> no limit
                        rate of a user: no limit -> 1024 bytes per second
                        record SHA-256: false -> true""");
    }

    private static Policy rated(RateLimits rates, boolean hash) {
        return new Policy(1, PolicyMode.ENFORCE, OptionalLong.empty(), List.of(), true, true, false, true, rates, hash);
    }

    private static Policy policy(long version, String... endings) {
        return new Policy(version, PolicyMode.OBSERVE, OptionalLong.empty(), List.of(endings), true, true, false, true);
    }
}
