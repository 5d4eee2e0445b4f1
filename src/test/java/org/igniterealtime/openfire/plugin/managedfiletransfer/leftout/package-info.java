// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
/** Tests that a machine cannot run: they say what is missing, and the build says at its end which they were. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.leftout;

import org.jspecify.annotations.NullMarked;
