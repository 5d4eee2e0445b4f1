// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The proxy's form, understood.
 *
 * @param settings what it says; empty where a field is wrong
 * @param port the port, where that field is right, whatever the others are
 * @param errors what is wrong, by the field's parameter, in the console's language
 */
record ReadProxyForm(Optional<ProxySettings> settings, OptionalInt port, Map<String, String> errors) {

    ReadProxyForm {
        errors = Map.copyOf(errors);
    }

    /** The same, with what else was found to be wrong with the port. */
    ReadProxyForm withPortError(String error) {
        Map<String, String> all = new HashMap<>(errors);
        all.put(ProxyNumber.PORT.parameter(), error);
        return new ReadProxyForm(Optional.empty(), port, all);
    }
}
