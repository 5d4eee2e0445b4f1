// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
/**
 * A long run over the whole path: peers that follow no rule, on several threads, while the policy changes and the clock
 * runs fast. Start with {@link org.igniterealtime.openfire.plugin.managedfiletransfer.fuzz.FuzzRun}.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.fuzz;

import org.jspecify.annotations.NullMarked;
