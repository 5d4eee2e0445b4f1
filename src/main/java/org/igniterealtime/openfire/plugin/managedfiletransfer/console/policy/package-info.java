/**
 * The page Transfer Policy: its form, the warnings beside its fields, and what a change was.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import org.jspecify.annotations.NullMarked;
