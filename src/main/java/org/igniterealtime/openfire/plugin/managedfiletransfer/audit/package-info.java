/**
 * The durable record: what every transfer was, how it went, and why it ended, in Openfire's database.
 *
 * <p>Two halves that meet in {@link org.igniterealtime.openfire.plugin.managedfiletransfer.audit.AuditStore}. Writing:
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.audit.TransferRecorder} listens to the live transfers
 * on the server's threads, where it may not wait, and lets one thread of its own write batches. It keeps what the
 * database does not take, says in
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth} how it fares, and counts what it
 * had to give up. Reading: the pages ask
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.audit.jdbc.JdbcAuditStore} for a
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryPage}, newest first.
 *
 * <p>The tables are made by {@code src/main/database}, one script for each database that Openfire knows. This room
 * imports the model and {@code java.sql}, nothing of Openfire.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import org.jspecify.annotations.NullMarked;
