/**
 * The proxy of this plugin in the place of Openfire's own: the take-over and the return, the route and the service discovery, the
 * addresses that are advertised, the statistics. Begin with {@code ProxyTakeover}.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import org.jspecify.annotations.NullMarked;
