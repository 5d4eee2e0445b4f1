/**
 * How an administrator learns whether clients can reach the proxy: {@code SelfTest} connects to each advertised address as a
 * client does, moves bytes both ways, and says at which step it failed. On threads of its own.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest;

import org.jspecify.annotations.NullMarked;
