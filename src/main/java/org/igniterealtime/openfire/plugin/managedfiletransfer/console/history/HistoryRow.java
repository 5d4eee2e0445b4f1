// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ReasonTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
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

    /** How long it took; empty while it runs, or if nobody saw its end. */
    Optional<String> span() {
        if (!entry.isEndKnown()) {
            return Optional.empty();
        }
        Instant from = entry.offeredAt();
        return entry.endedAt().map(end -> texts.text("mft.history.took", Times.span(from, end)));
    }

    String sender() {
        return PeerText.name(entry.sender());
    }

    String senderAddress() {
        return PeerText.account(entry.sender());
    }

    String senderResource() {
        return PeerText.resource(entry.sender());
    }

    String recipient() {
        return PeerText.name(entry.recipient());
    }

    String recipientAddress() {
        return PeerText.account(entry.recipient());
    }

    String recipientResource() {
        return PeerText.resource(entry.recipient());
    }

    /** The chat room in which the two met; empty where they met in none. */
    String room() {
        return entry.room()
                .map(room -> texts.text("mft.room", PeerText.addressInSentence(PeerText.account(room))))
                .orElse("");
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
        return PeerText.isBlank(entry.fileName()) ? texts.text("mft.file.unnamed") : PeerText.safe(entry.fileName());
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
        OptionalLong seen = entry.bytesSeen();
        return seen.isPresent()
                ? texts.text("mft.history.moved", new Amounts(texts).amount(seen.getAsLong()))
                : texts.text("mft.progress.unseen");
    }

    String movedExact() {
        return new Amounts(texts).exact(entry.bytesSeen());
    }

    /** Protocol and path. */
    String method() {
        return texts.text("mft.method", texts.text(Labels.of(entry.protocol())), texts.text(Labels.of(entry.path())));
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

    /** Enough of it to tell two files apart at a glance; and what it is of, where that is not the file. */
    String shortSha256() {
        return entry.hash()
                .map(hash -> texts.text(shortKey(hash.of()), beginning(sha256().orElse(""))))
                .orElse("");
    }

    private static String shortKey(MovedHash.Of of) {
        return switch (of) {
            case FILE -> "mft.hash.short";
            case RANGE -> "mft.hash.short.range";
            case MOVED -> "mft.hash.short.moved";
        };
    }

    /** Of what the SHA-256 is. */
    Optional<String> sha256Label() {
        return entry.hash()
                .map(hash -> texts.text(
                        switch (hash.of()) {
                            case FILE -> "mft.details.sha256";
                            case RANGE -> "mft.details.sha256.range";
                            case MOVED -> "mft.details.sha256.moved";
                        }));
    }

    private static String beginning(String sum) {
        return sum.substring(0, Math.min(SHORT, sum.length()));
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

    /** Why it ended; what says no more than the state is left out. */
    Optional<Why> why() {
        return entry.reason().filter(reason -> !isDelivery(reason)).map(this::why);
    }

    /** What was only noted: the first is what enforcement would have refused or aborted it for. */
    List<Why> noted() {
        return entry.breaches().stream().map(this::notedWhy).toList();
    }

    private static boolean isDelivery(RecordedReason reason) {
        return reason.reason().filter(why -> why.cause() == Cause.DELIVERED).isPresent();
    }

    Why why(RecordedReason recorded) {
        if (recorded instanceof RecordedReason.Worded worded) {
            return new Why(Labels.cause(worded.key(), texts), PeerText.safe(worded.text()), Why.ENGLISH);
        }
        Reason reason = recorded.reason().orElseThrow();
        return new Why(
                new ReasonTexts(texts).label(reason.cause()),
                text(recorded, texts),
                texts.locale().toLanguageTag());
    }

    /** The same for a breach that was only noted: what would have been done. */
    Why notedWhy(RecordedReason recorded) {
        String label = recorded.reason()
                .map(reason -> new ReasonTexts(texts).notedLabel(reason.cause()))
                .orElseGet(() -> texts.text("mft.noted", Labels.cause(recorded.key(), texts)));
        return new Why(label, notedText(recorded, texts), why(recorded).language());
    }

    /** The sentence of a breach that was only noted. */
    static String notedText(RecordedReason recorded, Texts texts) {
        return recorded.reason()
                .map(reason -> PeerText.safe(new ReasonTexts(texts).noted(reason)))
                .orElseGet(() -> text(recorded, texts));
    }

    /** The sentence of a reason, in the console's language, or as an older version wrote it. */
    static String text(RecordedReason recorded, Texts texts) {
        return recorded instanceof RecordedReason.Worded worded
                ? PeerText.safe(worded.text())
                : PeerText.safe(
                        new ReasonTexts(texts).sentence(recorded.reason().orElseThrow()));
    }

    /**
     * A reason.
     *
     * @param label in a few words
     * @param text one sentence; empty where none is known
     * @param language of the sentence
     */
    record Why(String label, String text, String language) {

        /** Rows of older versions have no other. */
        static final String ENGLISH = "en";
    }
}
