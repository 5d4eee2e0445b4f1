// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecorderHealth;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.ActiveTransfersPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.Pace;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.TransferStop;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChanges;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.History;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferDetailsPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferHistoryPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.TransferRecords;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.history.Unlisted;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.AdminAudit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.ConsolePage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.FormToken;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.PluginFiles;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy.TransferPolicyPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.ProxyAdmin;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy.TransferProxyPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.progress.RunningStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Makes the servlets of the plugin's pages. They are complete when they are made: none needs {@code init}.
 *
 * @param texts how the console speaks
 * @param domain the XMPP domain of this server
 * @param audit who sits at it
 * @param live the running transfers, newest first; asked every few seconds for each page that is open
 * @param streams what the relay forwards now; asked as often
 * @param stop ends one of them
 * @param policies the policy in force
 * @param lastChanges who saved a page last
 * @param proxy what carries the files
 * @param history what has been
 * @param records what is known of one transfer
 * @param health how the recorder of the history fares
 * @param unlisted what was seen and has no row in the history
 * @param files from where the plugin was loaded
 */
public record Console(
        Texts texts,
        String domain,
        AdminAudit audit,
        Supplier<List<Transfer>> live,
        Supplier<List<RunningStream>> streams,
        TransferStop stop,
        PolicyStore policies,
        LastChanges lastChanges,
        ProxyAdmin proxy,
        History history,
        TransferRecords records,
        Supplier<RecorderHealth> health,
        Supplier<Unlisted> unlisted,
        PluginFiles files) {

    /**
     * The pages, by their address relative to the plugin's: {@code /active-transfers}, and so on. No address is the start
     * of another, which old servers would mix up.
     *
     * @param random where the secrets of forms come from
     */
    public Map<String, HttpServlet> pages(Clock clock, SecureRandom random) {
        return pages(clock, random, Pace.DEFAULT);
    }

    Map<String, HttpServlet> pages(Clock clock, SecureRandom random, Pace pace) {
        FormToken token = new FormToken(random);
        Links links = new Links(domain);
        Map<String, ConsolePage> pages = Map.of(
                "/" + ActiveTransfersPage.URL,
                new ActiveTransfersPage(texts, token, live, streams, stop, this::isNotified, links, audit, clock, pace),
                "/" + TransferPolicyPage.URL,
                new TransferPolicyPage(texts, token, policies, lastChanges, audit, clock),
                "/" + TransferProxyPage.URL,
                new TransferProxyPage(texts, token, proxy, lastChanges, audit, clock),
                "/" + TransferHistoryPage.URL,
                new TransferHistoryPage(texts, token, history, links, health, unlisted),
                "/" + TransferDetailsPage.URL,
                new TransferDetailsPage(texts, token, records, live, links));
        pages.values().forEach(page -> page.warnWith(this::warnings));
        return Map.copyOf(pages);
    }

    private boolean isNotified() {
        return policies.current().tellUsers();
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        List<String> others = files.others();
        if (!others.isEmpty()) {
            warnings.add(texts.text("mft.files.other", files.name() + ".jar", String.join(", ", others)));
        }
        if (isProxyMissing()) {
            warnings.add(texts.text("mft.proxy.missing"));
        }
        return warnings;
    }

    /** Either page alone looks right: the one requires the proxy, the other one has it switched off. */
    private boolean isProxyMissing() {
        Policy policy = policies.current();
        return policy.enforces()
                && policy.proxyOnly()
                && !policy.equals(Policy.CLOSED)
                && !proxy.settings().enabled();
    }
}
