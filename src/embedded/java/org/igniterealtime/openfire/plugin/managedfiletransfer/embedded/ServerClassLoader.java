// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class loader of one embedded server: the JARs of its lib folder and the two packages of ours that run among them.
 * Openfire keeps its state in static fields, so that a second server in a JVM needs classes of its own; and the tests'
 * class path, with the clients and their libraries, stays out of sight.
 */
final class ServerClassLoader extends URLClassLoader {

    private static final String HERE = ServerClassLoader.class.getPackageName();
    private static final List<String> AMONG_THE_SERVERS = List.of(HERE + ".inside.", HERE + ".console.");

    static {
        registerAsParallelCapable();
    }

    ServerClassLoader(Path lib) throws IOException {
        super("openfire", jars(lib), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // The one type that both sides must agree on.
        return name.equals(ServerInside.class.getName()) ? ServerInside.class : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (AMONG_THE_SERVERS.stream().noneMatch(name::startsWith)) {
            return super.findClass(name);
        }
        try (InputStream source =
                ServerClassLoader.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            if (source == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = source.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static URL[] jars(Path lib) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.list(lib)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        if (urls.isEmpty()) {
            throw new IOException("no JAR of the server in " + lib);
        }
        return urls.toArray(URL[]::new);
    }
}
