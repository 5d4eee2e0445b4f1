// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;

/** What is allowed: shows the policy in force and lets an administrator change it. */
final class TransferPolicyPage extends ConsolePage {

    static final String URL = "transfer-policy";

    private final PolicyStore store;
    private final AdminDesk desk;

    TransferPolicyPage(Texts texts, FormToken token, PolicyStore store, AdminDesk desk) {
        super(texts, token, URL, "mft-policy");
        this.store = store;
        this.desk = desk;
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        print(request, response, HttpServletResponse.SC_OK, PolicyView.of(store.current(), texts()));
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PolicyForm form = PolicyForm.of(request);
        ReadForm read = FormReader.read(form, texts());
        Optional<Flash> done =
                read.policy().flatMap(wanted -> save(form.version(), wanted, desk.administrator(request)));
        if (done.isPresent()) {
            done.get().keep(request.getSession());
            lookAgain(response);
            return;
        }
        Policy inForce = store.current();
        if (read.policy().isPresent() || !isOf(form.version(), inForce)) {
            Optional<Conflict> conflict = Optional.of(Conflict.between(inForce, form, texts()));
            PolicyForm knowing = form.knowing(inForce.version());
            PolicyView view = new PolicyView(inForce, knowing, read.errors(), conflict, texts());
            print(request, response, HttpServletResponse.SC_CONFLICT, view);
        } else {
            PolicyView view = new PolicyView(inForce, form, read.errors(), Optional.empty(), texts());
            print(request, response, HttpServletResponse.SC_BAD_REQUEST, view);
        }
    }

    /**
     * Saves, unless the policy in force is another than the one that the form was filled from. One at a time, so that of
     * two administrators who save at once, the second hears of the first.
     */
    private synchronized Optional<Flash> save(String seen, Policy wanted, String administrator) {
        Policy inForce = store.current();
        if (!isOf(seen, inForce)) {
            return Optional.empty();
        }
        // Also where nothing was changed: that mends a stored policy that cannot be read.
        String version = Long.toString(store.save(wanted).version());
        desk.record(
                administrator,
                "Saved the file transfer policy as version " + version,
                PolicyChanges.between(inForce, wanted));
        return Optional.of(new Flash(Flash.Kind.SUCCESS, texts().text("mft.policy.saved", version)));
    }

    private static boolean isOf(String version, Policy policy) {
        return version.equals(Long.toString(policy.version()));
    }

    private void print(HttpServletRequest request, HttpServletResponse response, int status, PolicyView view)
            throws IOException {
        Frame frame = frame(request, texts().text("mft.policy.title"), Optional.empty());
        print(request, response, status, (output, forms) -> JtepolicyGenerated.render(output, forms, frame, view));
    }
}
