/**
 * The pages of the admin console: running transfers, the policy, the proxy, the history.
 *
 * <p>{@link org.igniterealtime.openfire.plugin.managedfiletransfer.console.Console} makes the servlets; what they need
 * of the server comes in through small interfaces. Every request passes
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage}, which lets nothing change without
 * the session's form token. The pages' templates stand in {@code src/main/jte}; they escape what they print, since much
 * of it comes from strangers. One class stands before a page that is not ours:
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.StockProxyPage}.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import org.jspecify.annotations.NullMarked;
