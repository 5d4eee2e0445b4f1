/**
 * What all pages have in common: the frame of Openfire's console, the token that each form carries, the message after a change. A new
 * page extends {@code ConsolePage}.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import org.jspecify.annotations.NullMarked;
