// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import java.util.Optional;

/**
 * Remembers who last saved a page, so that the next administrator can be told. Kept where every node of a cluster and the
 * next start of the server find it.
 */
public interface LastChanges {

    /** Remembers this as the last change of the page. */
    void keep(String page, LastChange change);

    /** The last change that was made on the page; empty where there was none, or it cannot be read. */
    Optional<LastChange> of(String page);
}
