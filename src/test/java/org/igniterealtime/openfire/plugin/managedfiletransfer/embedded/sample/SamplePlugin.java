// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.sample;

import java.io.File;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/** Does nothing. */
public final class SamplePlugin implements Plugin {

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {}

    @Override
    public void destroyPlugin() {}
}
