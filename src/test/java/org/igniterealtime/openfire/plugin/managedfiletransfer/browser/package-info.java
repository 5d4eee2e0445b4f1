/** What tests in a real browser share. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.browser;

import org.jspecify.annotations.NullMarked;
