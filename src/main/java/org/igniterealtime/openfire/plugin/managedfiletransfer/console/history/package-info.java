/**
 * The page Transfer History and the page of one transfer, as HTML and as JSON.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import org.jspecify.annotations.NullMarked;
