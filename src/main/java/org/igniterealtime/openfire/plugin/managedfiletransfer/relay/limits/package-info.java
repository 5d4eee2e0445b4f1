/**
 * What keeps one peer from taking all: how many connections each neighbourhood, user and the whole server may have, and how fast
 * bytes may move (token buckets that lend in advance and make the reader wait).
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import org.jspecify.annotations.NullMarked;
