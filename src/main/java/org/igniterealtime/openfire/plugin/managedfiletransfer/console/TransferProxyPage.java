// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The proxy through which files travel: how it does, its settings, and a test of its addresses. */
final class TransferProxyPage extends ConsolePage {

    static final String URL = "transfer-proxy";

    /** Says that a form of the stock proxy's page was sent, and not saved. */
    static final String UNSAVED = "unsaved";

    private static final String ACTION = "action";
    private static final String TEST = "test";

    private final ProxyDesk proxy;
    private final LastChanges lastChanges;
    private final AdminDesk desk;
    private final Clock clock;
    /** Of the whole server, so that it is kept here and not in a session. */
    private volatile Optional<ProxyTestReport> report = Optional.empty();

    TransferProxyPage(
            Texts texts, FormToken token, ProxyDesk proxy, LastChanges lastChanges, AdminDesk desk, Clock clock) {
        super(texts, token, URL, "mft-proxy");
        this.proxy = proxy;
        this.lastChanges = lastChanges;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> notice = request.getParameter(UNSAVED) == null
                ? Optional.empty()
                : Optional.of(texts().text("mft.proxy.unsaved"));
        ProxyForm form = ProxyForm.of(proxy.settings());
        print(request, response, HttpServletResponse.SC_OK, form, Map.of(), notice);
    }

    @Override
    void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (TEST.equals(request.getParameter(ACTION))) {
            test().ifPresent(flash -> flash.keep(request.getSession()));
            lookAgain(response);
            return;
        }
        ProxyForm form = ProxyForm.of(request);
        ReadProxyForm read = ProxyFormReader.read(form, texts());
        if (read.settings().isEmpty()) {
            print(request, response, HttpServletResponse.SC_BAD_REQUEST, form, read.errors(), Optional.empty());
            return;
        }
        Optional<Flash> done = save(form.seen(), read.settings().get(), desk.administrator(request));
        if (done.isPresent()) {
            done.get().keep(request.getSession());
            lookAgain(response);
        } else {
            showConflict(request, response, form);
        }
    }

    private void showConflict(HttpServletRequest request, HttpServletResponse response, ProxyForm sent)
            throws IOException {
        ProxyMerge merge = ProxyMerge.of(proxy.settings(), sent, lastChanges.of(URL), texts());
        Map<String, String> errors = ProxyFormReader.read(merge.form(), texts()).errors();
        print(
                request,
                response,
                HttpServletResponse.SC_CONFLICT,
                merge.form(),
                errors,
                Optional.empty(),
                Optional.of(merge.conflict()));
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
        report = Optional.empty();
        lastChanges.keep(
                URL, new LastChange(ProxyMerge.shortVersion(proxy.settings()), administrator, clock.instant()));
        desk.record(administrator, "Changed the file transfer proxy", changes);
        return Optional.of(new Flash(Flash.Kind.SUCCESS, texts().text("mft.proxy.saved")));
    }

    /** What to tell where there is no report to show. */
    private Optional<Flash> test() {
        ProxyDesk.TestAnswer answer = proxy.test();
        if (answer instanceof ProxyDesk.Tested tested) {
            report = Optional.of(new ProxyTestReport(clock.instant(), tested.addresses()));
            return Optional.empty();
        }
        String key = answer == ProxyDesk.NotTested.BUSY ? "mft.proxy.test.busy" : "mft.proxy.test.not-listening";
        return Optional.of(new Flash(Flash.Kind.WARNING, texts().text(key)));
    }

    private void print(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            ProxyForm form,
            Map<String, String> errors,
            Optional<String> notice)
            throws IOException {
        print(request, response, status, form, errors, notice, Optional.empty());
    }

    private void print(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            ProxyForm form,
            Map<String, String> errors,
            Optional<String> notice,
            Optional<Conflict> conflict)
            throws IOException {
        ProxyStatusText now =
                new ProxyStatusText(proxy.status(), proxy.settings().port(), texts());
        ProxyView view = new ProxyView(now, form, errors, notice, report, texts());
        Frame frame = frame(request, texts().text("mft.proxy.title"), Optional.empty());
        print(
                request,
                response,
                status,
                (output, forms) -> JteproxyGenerated.render(output, forms, frame, view, conflict));
    }
}
