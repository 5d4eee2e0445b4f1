/**
 * Who is there: sessions, components, accounts and occupants of chat rooms, and the word that one of them is gone.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import org.jspecify.annotations.NullMarked;
