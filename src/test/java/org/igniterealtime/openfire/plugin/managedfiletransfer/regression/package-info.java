// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
/**
 * One class for each fault that a review found, named after what was wrong; the tests in it say what holds since. They run
 * against a real server, with raw clients and sockets, and with Smack where a client that reads laxly matters.
 *
 * <p>A server takes seconds to start, so {@link org.igniterealtime.openfire.plugin.managedfiletransfer.regression.RegressionIT} runs
 * them together on one. Their names end neither in {@code Test} nor in {@code IT}, so that the build runs each once. Classes
 * that stop the server or replace the plugin have a server each, and do end in {@code IT}.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import org.jspecify.annotations.NullMarked;
