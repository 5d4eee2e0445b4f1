// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.Map;
import java.util.Optional;

/**
 * The proxy's form, understood.
 *
 * @param settings what it says; empty where a field is wrong
 * @param errors what is wrong, by the field's parameter, in the console's language
 */
record ReadProxyForm(Optional<ProxySettings> settings, Map<String, String> errors) {

    ReadProxyForm {
        errors = Map.copyOf(errors);
    }
}
