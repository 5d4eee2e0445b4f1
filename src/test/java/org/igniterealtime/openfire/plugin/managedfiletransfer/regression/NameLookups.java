// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The names that somebody in this JVM, the embedded server included, asks a name server for while this is open. Nobody
 * gets an answer meanwhile. Before Java 18, the JDK has no way to watch that, so the field with its name service is
 * exchanged.
 */
final class NameLookups implements AutoCloseable {

    private static final List<String> FIELDS = List.of("nameService", "resolver");

    private final Field field;
    private final @Nullable Object before;
    private final List<String> names = new CopyOnWriteArrayList<>();

    private NameLookups(Field field) throws IllegalAccessException {
        this.field = field;
        this.before = field.get(null);
        field.set(null, Proxy.newProxyInstance(null, new Class<?>[] {field.getType()}, (service, method, arguments) -> {
            String name = String.valueOf(arguments[0]);
            names.add(name);
            throw new UnknownHostException(name);
        }));
    }

    /** Begins; empty where this JDK does not let us. */
    static Optional<NameLookups> watched() {
        try {
            // The tests' JVM opens java.lang, by which the other package can be opened.
            Method open = Module.class.getDeclaredMethod("implAddOpensToAllUnnamed", String.class);
            open.setAccessible(true);
            open.invoke(Object.class.getModule(), InetAddress.class.getPackageName());
            for (Field field : InetAddress.class.getDeclaredFields()) {
                if (FIELDS.contains(field.getName())) {
                    field.setAccessible(true);
                    return Optional.of(new NameLookups(field));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What was asked for so far. */
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() {
        try {
            field.set(null, before);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
