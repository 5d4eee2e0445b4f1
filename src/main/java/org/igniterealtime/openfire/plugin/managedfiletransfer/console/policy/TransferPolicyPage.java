// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChanges;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Flash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Frame;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.jspecify.annotations.Nullable;

/** What is allowed: shows the policy in force and lets an administrator change it. */
public final class TransferPolicyPage extends ConsolePage {

    public static final String URL = "transfer-policy";

    /** A limit below this blocks nearly every file: it may be a wrong unit. */
    private static final long DOUBTFUL = 100 * 1024;

    private final PolicyStore store;
    private final LastChanges lastChanges;
    private final AdminAudit audit;
    private final Clock clock;

    public TransferPolicyPage(
            Texts texts, FormToken token, PolicyStore store, LastChanges lastChanges, AdminAudit audit, Clock clock) {
        super(texts, token, URL, "mft-policy");
        this.store = store;
        this.lastChanges = lastChanges;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PolicyView view = PolicyView.of(store.current(), isAnswer(request), texts());
        print(request, response, HttpServletResponse.SC_OK, view);
    }

    @Override
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PolicyForm form = PolicyForm.of(request);
        ReadForm read = FormReader.read(form, texts());
        Policy inForce = store.current();
        if (!isOf(form.version(), inForce)) {
            showConflict(request, response, form);
        } else if (read.policy().isEmpty()) {
            PolicyView view = PolicyView.of(inForce, form.asUnderstood(texts().locale()), read.errors(), texts());
            print(request, response, HttpServletResponse.SC_BAD_REQUEST, view);
        } else if (isDoubtful(read.policy().get(), inForce, request.getParameter(PolicyField.CONFIRMED))) {
            PolicyForm understood = form.asUnderstood(texts().locale());
            OptionalLong doubt = read.policy().get().largestFile();
            PolicyView view = new PolicyView(inForce, understood, Map.of(), Optional.empty(), doubt, true, texts());
            print(request, response, HttpServletResponse.SC_OK, view);
        } else {
            Optional<Flash> done = save(form.version(), read.policy().get(), audit.administrator(request));
            if (done.isPresent()) {
                done.get().keep(request.getSession());
                answer(response);
            } else {
                showConflict(request, response, form);
            }
        }
    }

    /** Only a limit that is new, and that nobody has said yes to. */
    private static boolean isDoubtful(Policy wanted, Policy inForce, @Nullable String confirmed) {
        OptionalLong limit = wanted.largestFile();
        return limit.isPresent()
                && limit.getAsLong() < DOUBTFUL
                && !limit.equals(inForce.largestFile())
                && !Long.toString(limit.getAsLong()).equals(confirmed);
    }

    private void showConflict(HttpServletRequest request, HttpServletResponse response, PolicyForm sent)
            throws IOException {
        Policy inForce = store.current();
        PolicyMerge merge = PolicyMerge.of(inForce, sent, lastChanges.of(URL), texts());
        Map<PolicyField, String> errors = FormReader.read(merge.form(), texts()).errors();
        PolicyView view = new PolicyView(
                inForce, merge.form(), errors, Optional.of(merge.conflict()), OptionalLong.empty(), true, texts());
        print(request, response, HttpServletResponse.SC_CONFLICT, view);
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
        if (wanted.withVersion(inForce.version()).equals(inForce) && store.isStored()) {
            return Optional.of(new Flash(Flash.Kind.SUCCESS, texts().text("mft.policy.unchanged", seen)));
        }
        String version = Long.toString(store.save(wanted).version());
        lastChanges.keep(URL, new LastChange(version, administrator, clock.instant()));
        audit.record(
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
        Frame frame = frame(request, texts().text("mft.policy.title"), Optional.of("form.js"));
        print(request, response, status, (output, forms) -> JtepolicyGenerated.render(output, forms, frame, view));
    }
}
