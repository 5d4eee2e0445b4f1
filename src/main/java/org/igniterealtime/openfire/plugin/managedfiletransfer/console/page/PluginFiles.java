// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import java.util.List;

/** The plugin's file, and what lies beside it. */
public interface PluginFiles {

    /** The file's name without its ending. */
    String name();

    /** Other files that are this plugin as well; looked for at each call. */
    List<String> others();
}
