/**
 * What runs among the server's classes, loaded by the server's class loader: the only place of the fixture that calls
 * Openfire.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.inside;

import org.jspecify.annotations.NullMarked;
