/** The demo: a real Openfire with the plugin in it, and real clients whose files it governs. Run by {@code mvn -Pdemo}. */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.demo;

import org.jspecify.annotations.NullMarked;
