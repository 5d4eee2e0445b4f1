/**
 * The history in the database of Openfire, whichever it is: one class for each table, statements that hold on all nine of them, and
 * no transaction open over anything else. Only the recorder's own thread and the pages come here.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc;

import org.jspecify.annotations.NullMarked;
