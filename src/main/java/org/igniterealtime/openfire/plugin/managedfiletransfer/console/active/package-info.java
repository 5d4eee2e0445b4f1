/**
 * The page Active Transfers: the list that renews itself, its search and order, and the stop.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import org.jspecify.annotations.NullMarked;
