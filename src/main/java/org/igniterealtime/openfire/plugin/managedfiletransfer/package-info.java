/** The plugin's composition root; each room of the house is a package below this one. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import org.jspecify.annotations.NullMarked;
