/**
 * The plugin in a real Openfire, used from outside only: XMPP clients, the console's pages, raw sockets. What runs here on
 * the embedded server runs unchanged on an installed one ({@code -Dopenfire.home}), but for the few tests that look inside.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import org.jspecify.annotations.NullMarked;
