// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is started with. Users and properties go into the database before the first start of a home; a home that
 * has been started before keeps what it has.
 *
 * @param domain the XMPP domain
 * @param locale the language of the console, as Openfire writes it: {@code en}, {@code zh_CN}
 * @param users the users beside the administrator
 * @param properties server properties, over those of the fixture
 * @param plugin the JAR to load; nothing: a server without the plugin
 * @param home the folder to run in, which stays at the end; nothing: a temporary one, which does not
 */
public record ServerSetup(
        String domain,
        String locale,
        List<UserAccount> users,
        Map<String, String> properties,
        Optional<Path> plugin,
        Optional<Path> home) {

    public ServerSetup {
        requireNonNull(domain, "domain is null");
        requireNonNull(locale, "locale is null");
        users = List.copyOf(users);
        properties = Map.copyOf(properties);
        requireNonNull(plugin, "plugin is null");
        requireNonNull(home, "home is null");
    }

    /** An English server for example.org without users, with the JAR that the build names in {@code plugin.jar}. */
    public static ServerSetup standard() {
        return new ServerSetup(
                "example.org",
                "en",
                List.of(),
                Map.of(),
                Optional.ofNullable(System.getProperty("plugin.jar")).map(Path::of),
                Optional.empty());
    }

    public ServerSetup withDomain(String newDomain) {
        return new ServerSetup(newDomain, locale, users, properties, plugin, home);
    }

    public ServerSetup withLocale(String newLocale) {
        return new ServerSetup(domain, newLocale, users, properties, plugin, home);
    }

    public ServerSetup withUsers(UserAccount... newUsers) {
        return new ServerSetup(domain, locale, List.of(newUsers), properties, plugin, home);
    }

    /** One more property. */
    public ServerSetup withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new ServerSetup(domain, locale, users, more, plugin, home);
    }

    public ServerSetup withPlugin(Path jar) {
        return new ServerSetup(domain, locale, users, properties, Optional.of(jar), home);
    }

    public ServerSetup withoutPlugin() {
        return new ServerSetup(domain, locale, users, properties, Optional.empty(), home);
    }

    public ServerSetup withHome(Path folder) {
        return new ServerSetup(domain, locale, users, properties, plugin, Optional.of(folder));
    }
}
