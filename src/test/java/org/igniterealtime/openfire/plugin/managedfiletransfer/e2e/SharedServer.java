// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
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
final class SharedServer implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    static final UserAccount ALICE = new UserAccount("alice", "secret");
    static final UserAccount BOB = new UserAccount("bob", "secret");
    static final UserAccount CAROL = new UserAccount("carol", "secret");

    private static final Namespace OURS = Namespace.create(SharedServer.class);

    private final ArrayDeque<AutoCloseable> clients = new ArrayDeque<>();
    private Optional<Running> running = Optional.empty();

    OpenfireServer server() {
        return running.orElseThrow().server();
    }

    AdminConsole admin() {
        return running.orElseThrow().admin();
    }

    SmackClient smack(UserAccount user) {
        SmackClient client = SmackClient.logIn(server(), user, "smack");
        clients.push(client);
        return client;
    }

    RawClient raw(UserAccount user, String resource) {
        RawClient client = RawClient.logIn(server(), user, resource);
        clients.push(client);
        return client;
    }

    void enact(Rules rules) {
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
    private record Running(OpenfireServer server, AdminConsole admin) implements CloseableResource {

        static Running start() {
            OpenfireServer server = OpenfireServer.start(ServerSetup.standard().withUsers(ALICE, BOB, CAROL));
            return new Running(server, AdminConsole.of(server));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
