// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.util.OptionalLong;
import org.json.JSONObject;

/** Numbers for scripts. */
public final class JsonNumbers {

    private JsonNumbers() {}

    /** {@code null} where there is none, which is not 0 and not left out: it is known that nobody can tell. */
    public static Object orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : JSONObject.NULL;
    }
}
