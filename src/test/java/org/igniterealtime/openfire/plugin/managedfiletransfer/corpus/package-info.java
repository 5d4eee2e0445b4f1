// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
/**
 * What lax clients see of the stanzas that enforcement lets through: a list of crafted ones and a mutator over valid flows,
 * given to real parsers. What is asserted is one rule: no recipient ever sees a file, an address or a byte that was not judged.
 *
 * <p>Start with {@link org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Passage}. Smack's parsers run in this JVM; libpurple and slixmpp in programs of their own
 * ({@code src/probes}), which are built or started where the machine has what they need, and left out, and said so, where
 * it has not.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import org.jspecify.annotations.NullMarked;
