/**
 * The page File Transfer Proxy: the state of the proxy, its settings, the test of its addresses; and the way to it from Openfire's own
 * page, which it replaces.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import org.jspecify.annotations.NullMarked;
