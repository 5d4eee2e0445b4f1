/**
 * The policy and its last change in Openfire's properties, one immutable snapshot for all who read it.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings;

import org.jspecify.annotations.NullMarked;
