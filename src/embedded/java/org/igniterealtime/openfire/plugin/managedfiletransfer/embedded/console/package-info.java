/**
 * The admin console of the embedded server, whose own pages Maven Central does not have: a login, a first page, and the
 * frame of tabs and side bar around the pages of plugins. Openfire's own filter guards them, and Openfire's own servlet
 * serves the plugin. Element ids and form fields are those of the real console, so that one test can walk through both.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import org.jspecify.annotations.NullMarked;
