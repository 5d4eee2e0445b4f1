// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.time.Duration;

/**
 * How often the live table asks for news.
 *
 * @param every from one answer to the next question, while all is well
 * @param idle how long without a key or a movement until it stops: asking keeps the login alive
 */
public record Pace(Duration every, Duration idle) {

    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(2), Duration.ofMinutes(30));
}
