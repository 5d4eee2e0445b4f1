/**
 * Text from peers as people may see it: names and addresses stay as they were sent, and are marked where they deceive (controls,
 * characters that turn the direction around).
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown;

import org.jspecify.annotations.NullMarked;
