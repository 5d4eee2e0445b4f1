/**
 * The Openfire that the end-to-end tests and the demo run on: {@link OpenfireServer} is all that they know of it, be it
 * the one that starts inside this JVM or a copy of an installed one.
 *
 * <p>The embedded server's classes live in a class loader of their own, so that nothing of the server mixes with the
 * clients and tests around it. Three rooms follow from that: this package on the outside; {@code inside}, the few lines
 * of ours that run beside the server's classes; {@code console}, the admin console around the plugin's pages.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import org.jspecify.annotations.NullMarked;
