/**
 * The transfers that are under way on this node, what each account may have of them, and what is remembered of those that ended:
 * begin with {@code Transfers}. Thread-safe; nothing here waits.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import org.jspecify.annotations.NullMarked;
