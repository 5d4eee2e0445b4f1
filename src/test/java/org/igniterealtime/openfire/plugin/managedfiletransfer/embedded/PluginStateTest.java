// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginStateTest {

    private static final String LOADED = "PluginManager - Successfully loaded plugin 'managedfiletransfer'.\n";
    private static final String LOADED_WITH_VERSION =
            "PluginManager - Successfully loaded plugin 'managedfiletransfer-0.1.0'.\n";
    private static final String UNLOADED = "PluginManager - Successfully unloaded plugin 'managedfiletransfer'.\n";

    @Test
    void followsTheLastLineAboutThePlugin() {
        assertThat(PluginState.in("")).isEqualTo(PluginState.ABSENT);
        assertThat(PluginState.in(LOADED)).isEqualTo(PluginState.LOADED);
        assertThat(PluginState.in(LOADED_WITH_VERSION)).isEqualTo(PluginState.LOADED);
        assertThat(PluginState.in(LOADED + UNLOADED)).isEqualTo(PluginState.ABSENT);
        assertThat(PluginState.in(LOADED + UNLOADED + LOADED)).isEqualTo(PluginState.LOADED);
    }

    @Test
    void passesOverOtherPlugins() {
        assertThat(PluginState.in("Successfully loaded plugin 'admin'.\n" + UNLOADED + "loaded plugin 'monitoring'.\n"))
                .isEqualTo(PluginState.ABSENT);
    }

    @Test
    void seesAPluginThatTheServerRefusesOrThatFails() {
        assertThat(PluginState.in("Ignoring plugin 'managedfiletransfer': requires server version 9.0.0."))
                .isEqualTo(PluginState.FAILED);
        assertThat(PluginState.in("An exception occurred while loading plugin 'managedfiletransfer':\njava.lang.Error"))
                .isEqualTo(PluginState.FAILED);
    }
}
