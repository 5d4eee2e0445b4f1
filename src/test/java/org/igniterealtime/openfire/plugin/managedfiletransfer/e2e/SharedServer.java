// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.AdminConsole;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.RawClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.Rules;
import org.igniterealtime.openfire.plugin.managedfiletransfer.clients.SmackClient;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.ServerSetup;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.UserAccount;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One server for all end-to-end tests of a class: it takes seconds to start. Each test begins under an enforced policy that
 * allows everything, with clients of its own that are logged out after it.
 */
public final class SharedServer implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    public static final UserAccount ALICE = new UserAccount("alice", "secret");
    public static final UserAccount BOB = new UserAccount("bob", "secret");
    public static final UserAccount CAROL = new UserAccount("carol", "secret");

    /** Her address is the end of Alice's. */
    public static final UserAccount LICE = new UserAccount("lice", "secret");

    /** Accounts for tests that need some of their own. */
    private static final List<UserAccount> NEWCOMERS = IntStream.rangeClosed(1, 600)
            .mapToObj(number -> new UserAccount("user" + number, "secret"))
            .toList();

    private static final Namespace OURS = Namespace.create(SharedServer.class);

    private final ArrayDeque<AutoCloseable> clients = new ArrayDeque<>();
    private Optional<Running> running = Optional.empty();

    public OpenfireServer server() {
        return running.orElseThrow().server();
    }

    public AdminConsole admin() {
        return running.orElseThrow().admin();
    }

    public SmackClient smack(UserAccount user) {
        SmackClient client = SmackClient.logIn(server(), user, "smack");
        clients.push(client);
        return client;
    }

    public RawClient raw(UserAccount user, String resource) {
        RawClient client = RawClient.logIn(server(), user, resource);
        clients.push(client);
        return client;
    }

    /** An account that no test has used: what is counted of it, such as rows, notices and places, begins at nothing. */
    public UserAccount newcomer() {
        return NEWCOMERS.get(running.orElseThrow().newcomers().getAndIncrement());
    }

    public void enact(Rules rules) {
        admin().enact(rules);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = Optional.of(context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        enact(Rules.OPEN);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable client : List.copyOf(clients)) {
            client.close();
        }
        clients.clear();
    }

    /** The server and an administrator who is logged in; stopped when the last test of the run is over. */
    private record Running(OpenfireServer server, AdminConsole admin, AtomicInteger newcomers)
            implements CloseableResource {

        static Running start() {
            UserAccount[] users = Stream.concat(Stream.of(ALICE, BOB, CAROL, LICE), NEWCOMERS.stream())
                    .toArray(UserAccount[]::new);
            OpenfireServer server = OpenfireServer.start(ServerSetup.standard().withUsers(users));
            return new Running(server, AdminConsole.of(server), new AtomicInteger());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
