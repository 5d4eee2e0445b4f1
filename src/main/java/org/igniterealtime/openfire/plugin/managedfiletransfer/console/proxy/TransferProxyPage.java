// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.Conflict;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChanges;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Flash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.Frame;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;

/** The proxy through which files travel: how it does, its settings, and a test of its addresses. */
public final class TransferProxyPage extends ConsolePage {

    public static final String URL = "transfer-proxy";

    /** Says that a form of the stock proxy's page was sent, and not saved. */
    static final String UNSAVED = "unsaved";

    private static final String ACTION = "action";
    private static final String TEST = "test";

    private final ProxyAdmin proxy;
    private final LastChanges lastChanges;
    private final AdminAudit audit;
    private final Clock clock;
    /** Of the whole server, so that it is kept here and not in a session. */
    private volatile Optional<ProxyTest> test = Optional.empty();

    public TransferProxyPage(
            Texts texts, FormToken token, ProxyAdmin proxy, LastChanges lastChanges, AdminAudit audit, Clock clock) {
        super(texts, token, URL, "mft-proxy");
        this.proxy = proxy;
        this.lastChanges = lastChanges;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> notice = request.getParameter(UNSAVED) == null
                ? Optional.empty()
                : Optional.of(texts().text("mft.proxy.unsaved"));
        ProxyForm form = ProxyForm.of(proxy.settings());
        print(
                request,
                response,
                HttpServletResponse.SC_OK,
                view(form, Map.of(), notice, isAnswer(request)),
                Optional.empty());
    }

    @Override
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (TEST.equals(request.getParameter(ACTION))) {
            test().ifPresent(flash -> flash.keep(request.getSession()));
            lookAgain(response);
            return;
        }
        ProxyForm form = ProxyForm.of(request);
        ReadProxyForm read = read(form);
        if (!form.seen().equals(proxy.settings().version())) {
            showConflict(request, response, form);
        } else if (read.settings().isEmpty()) {
            ProxyView view = view(form, read.errors(), Optional.empty(), true);
            print(request, response, HttpServletResponse.SC_BAD_REQUEST, view, Optional.empty());
        } else {
            Optional<Flash> done = save(form.seen(), read.settings().get(), audit.administrator(request));
            if (done.isPresent()) {
                done.get().keep(request.getSession());
                answer(response);
            } else {
                showConflict(request, response, form);
            }
        }
    }

    private void showConflict(HttpServletRequest request, HttpServletResponse response, ProxyForm sent)
            throws IOException {
        ProxyMerge merge = ProxyMerge.of(proxy.settings(), sent, lastChanges.of(URL), texts());
        ProxyView view = view(merge.form(), read(merge.form()).errors(), Optional.empty(), true);
        print(request, response, HttpServletResponse.SC_CONFLICT, view, Optional.of(merge.conflict()));
    }

    private ReadProxyForm read(ProxyForm form) {
        return new PortErrors(proxy, texts()).addTo(ProxyFormReader.read(form, texts()), form.enabled());
    }

    /**
     * Saves, unless the settings are no longer those that the form was filled from. One at a time, so that of two
     * administrators who save at once, the second hears of the first.
     */
    private synchronized Optional<Flash> save(String seen, ProxySettings wanted, String administrator) {
        ProxySettings before = proxy.settings();
        if (!seen.equals(before.version())) {
            return Optional.empty();
        }
        String changes = ProxyChanges.between(before, wanted);
        if (changes.isEmpty()) {
            return Optional.of(new Flash(Flash.Kind.SUCCESS, texts().text("mft.proxy.unchanged")));
        }
        proxy.save(wanted);
        test = Optional.empty();
        lastChanges.keep(
                URL, new LastChange(ProxyMerge.shortVersion(proxy.settings()), administrator, clock.instant()));
        audit.record(administrator, "Changed the file transfer proxy", changes);
        return Optional.of(new Flash(Flash.Kind.SUCCESS, texts().text("mft.proxy.saved")));
    }

    /** What to tell where there is no test to show. */
    private Optional<Flash> test() {
        ProxyAdmin.TestAnswer answer = proxy.test();
        if (answer instanceof ProxyAdmin.Started started) {
            test = Optional.of(new ProxyTest(clock.instant(), started.run()));
            return Optional.empty();
        }
        String key = answer == ProxyAdmin.NotTested.BUSY ? "mft.proxy.test.busy" : "mft.proxy.test.not-listening";
        return Optional.of(new Flash(Flash.Kind.WARNING, texts().text(key)));
    }

    /** A test that runs, or that tells of what clients are told now: addresses come and go. */
    private Optional<ProxyTest> testOf(ProxyStatus status, int port) {
        return test.filter(last -> last.report()
                .map(report -> report.isOf(status.advertised(), port))
                .orElse(true));
    }

    private ProxyView view(ProxyForm form, Map<String, String> errors, Optional<String> notice, boolean answers) {
        ProxyStatus now = proxy.status();
        int port = proxy.settings().port();
        Optional<ProxyTest> last = testOf(now, port);
        ProxyStatusText text = new ProxyStatusText(now, port, last.flatMap(ProxyTest::report), texts());
        return new ProxyView(text, form, errors, notice, last, answers, texts());
    }

    private void print(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            ProxyView view,
            Optional<Conflict> conflict)
            throws IOException {
        Frame frame = frame(request, texts().text("mft.proxy.title"), Optional.of("proxy.js"));
        print(
                request,
                response,
                status,
                (output, forms) -> JteproxyGenerated.render(output, forms, frame, view, conflict));
    }
}
