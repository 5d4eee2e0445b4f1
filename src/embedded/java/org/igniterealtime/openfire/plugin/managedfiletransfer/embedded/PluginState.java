// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.PluginJar.PLUGIN;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the plugin stands, as the server's log tells it. The log is asked since the plugin manager counts a plugin as loaded
 * before its initialisation has run, and goes on counting it if that failed.
 */
enum PluginState {
    ABSENT,
    LOADED,
    FAILED;

    /** Some servers add the version to the name. */
    private static final Pattern LINE = Pattern.compile(
            "(Successfully loaded|Successfully unloaded|exception occurred while loading|Ignoring) plugin '" + PLUGIN
                    + "(-[^']*)?'");

    static PluginState in(String log) {
        PluginState state = ABSENT;
        Matcher line = LINE.matcher(log);
        while (line.find()) {
            state = switch (line.group(1)) {
                case "Successfully loaded" -> LOADED;
                case "Successfully unloaded" -> ABSENT;
                default -> FAILED;
            };
        }
        return state;
    }
}
