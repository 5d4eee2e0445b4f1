// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {

    @Test
    void theVersionIsNoChange() {
        assertThat(PolicyChanges.between(policy(1, ".exe"), policy(2, ".exe"))).isEqualTo("no value was changed");
    }

    @Test
    void ofTheEndingsTellsWhatCameAndWhatWent() {
        assertThat(PolicyChanges.between(policy(1, ".exe", ".bat"), policy(1, ".exe", ".scr")))
                .isEqualTo("refused endings added: .scr\nrefused endings removed: .bat");
    }

    private static Policy policy(long version, String... endings) {
        return new Policy(version, PolicyMode.OBSERVE, OptionalLong.empty(), List.of(endings), true, true, false, true);
    }
}
