/**
 * The only room, beside the composition root, that knows Openfire: thin adapters, each one class. What comes in: the
 * packet interceptor and the end of sessions. What goes out: stanzas, properties, database connections, texts. What is
 * taken over while the plugin is installed and given back on unload: Openfire's own file transfer interceptor, and the
 * streams of its SOCKS5 proxy.
 *
 * <p>Compiled against Openfire 4.2.0 and linked with 4.8 to 5.1: nothing here may use what one of them lacks.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import org.jspecify.annotations.NullMarked;
