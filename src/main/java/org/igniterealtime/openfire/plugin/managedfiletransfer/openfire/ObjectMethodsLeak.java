// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record of ours that the JDK would hold on to. When the {@code equals} of a record is first called, JDK 17 keeps the
 * method handle that it made for that class in a static field, until the next record takes its place; through it, the
 * class loader of an unloaded plugin stays in memory.
 */
public final class ObjectMethodsLeak {

    private static final Logger Log = LoggerFactory.getLogger(ObjectMethodsLeak.class);

    private ObjectMethodsLeak() {}

    /** Lets a class of the JDK itself take the place of ours. */
    public static void forget() {
        try {
            ObjectMethods.bootstrap(
                    MethodHandles.publicLookup(),
                    "equals",
                    MethodType.methodType(boolean.class, String.class, Object.class),
                    String.class,
                    "");
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error) {
                throw error;
            }
            Log.debug("This JDK links records in another way; nothing has to be forgotten.", e);
        }
    }
}
