/**
 * The names of streams and of machines: the SOCKS5 destination of XEP-0065 section 5.3.2 in both orders of its peers, and hosts in
 * the spelling in which two of them can be compared. No look-up of any name.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.address;

import org.jspecify.annotations.NullMarked;
