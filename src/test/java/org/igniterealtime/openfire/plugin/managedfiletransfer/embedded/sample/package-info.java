/** A plugin with one page, for the tests of the console around it. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample;

import org.jspecify.annotations.NullMarked;
