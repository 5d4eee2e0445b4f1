/** Measurements; run by {@code mvn -Pbench}, figures in {@code docs/performance.md}. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.bench;

import org.jspecify.annotations.NullMarked;
