// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.MovedHash;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/**
 * One transfer of the history as the page shows it, in words.
 *
 * @param entry what is recorded
 * @param links where more is told of its users
 * @param texts in whose language
 */
record HistoryRow(HistoryEntry entry, Links links, Texts texts) {

    private static final int SHORT = 12;

    String id() {
        return entry.id().value();
    }

    String time() {
        return new Times(texts).at(entry.offeredAt());
    }

    /** For machines. */
    String isoTime() {
        return entry.offeredAt().toString();
    }

    /** How long it took; empty while it runs, or where nobody saw its end. */
    Optional<String> span() {
        Instant from = entry.offeredAt();
        return entry.endedAt().map(end -> texts.text("mft.history.took", Times.span(from, end)));
    }

    String sender() {
        return PeerText.account(entry.sender());
    }

    String senderResource() {
        return PeerText.resource(entry.sender());
    }

    String recipient() {
        return PeerText.account(entry.recipient());
    }

    String recipientResource() {
        return PeerText.resource(entry.recipient());
    }

    String details() {
        return Links.details(entry.id().value());
    }

    String senderHistory() {
        return Links.history(entry.sender());
    }

    String recipientHistory() {
        return Links.history(entry.recipient());
    }

    String file() {
        return entry.fileName().isEmpty() ? texts.text("mft.file.unnamed") : PeerText.safe(entry.fileName());
    }

    String declared() {
        return entry.declaredSize().isPresent()
                ? new Amounts(texts).amount(entry.declaredSize().getAsLong())
                : texts.text("mft.file.unknown-size");
    }

    String declaredExact() {
        return entry.declaredSize().isPresent()
                ? new Amounts(texts).exact(entry.declaredSize().getAsLong())
                : "";
    }

    String moved() {
        return texts.text("mft.history.moved", new Amounts(texts).amount(entry.bytesMoved()));
    }

    String movedExact() {
        return new Amounts(texts).exact(entry.bytesMoved());
    }

    String protocol() {
        return texts.text(Labels.of(entry.protocol()));
    }

    String path() {
        return texts.text(Labels.of(entry.path()));
    }

    String state() {
        return texts.text(Labels.of(entry.state()));
    }

    String stateClass() {
        return "mft-state mft-state-" + Labels.slug(entry.state());
    }

    /** The SHA-256 of what moved. */
    Optional<String> sha256() {
        return entry.hash().map(hash -> PeerText.safe(hash.sha256()));
    }

    /** Enough of it to tell two files apart at a glance. */
    String shortSha256() {
        return sha256().map(sum -> texts.text("mft.hash.short", sum.substring(0, Math.min(SHORT, sum.length()))))
                .orElse("");
    }

    /** That it is what was offered; empty where that cannot be told, or it is not. */
    Optional<String> matches() {
        return matchesOffer().filter(matches -> matches).map(yes -> texts.text("mft.hash.matches"));
    }

    /** That it is not what was offered. */
    Optional<String> differs() {
        return matchesOffer().filter(matches -> !matches).map(no -> texts.text("mft.hash.differs"));
    }

    private Optional<Boolean> matchesOffer() {
        return entry.hash().flatMap(MovedHash::matchesOffer);
    }

    /** Why it ended. */
    Optional<Why> why() {
        return entry.reason().filter(HistoryRow::saysAnything).map(this::why);
    }

    /** What enforcement would have refused or cut it for. */
    Optional<Why> noted() {
        return entry.noted().filter(HistoryRow::saysAnything).map(this::why);
    }

    Why why(Reason reason) {
        return new Why(Labels.rule(reason.rule(), texts), PeerText.safe(reason.text()));
    }

    private static boolean saysAnything(Reason reason) {
        return !reason.rule().isEmpty() || !reason.text().isEmpty();
    }

    /**
     * A reason.
     *
     * @param rule its name in the console's language
     * @param text as it was recorded and told to the peers: English
     */
    record Why(String rule, String text) {}
}
