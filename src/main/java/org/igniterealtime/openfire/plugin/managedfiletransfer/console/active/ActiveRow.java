// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.active;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ReasonTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ShownProgress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.TimeLeft;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * One running transfer as the page shows it, in words. The live table's script writes the same words into the same
 * places; see {@code js/rows.js}.
 *
 * @param transfer where it stands
 * @param bytesPerSecond how fast it is, where that can be told
 * @param links where more is told of its users
 * @param texts in whose language
 * @param now when the page was made
 */
record ActiveRow(Transfer transfer, OptionalLong bytesPerSecond, Links links, Texts texts, Instant now) {

    String id() {
        return transfer.id().value();
    }

    String file() {
        String name = transfer.file().name().shown();
        return PeerText.isBlank(name) ? texts.text("mft.file.unnamed") : name;
    }

    String size() {
        return transfer.file().size().isPresent()
                ? new Amounts(texts).amount(transfer.file().size().getAsLong())
                : texts.text("mft.file.unknown-size");
    }

    String sender() {
        return PeerText.name(transfer.sender().address());
    }

    String senderAddress() {
        return PeerText.account(transfer.sender().address());
    }

    String senderResource() {
        return PeerText.resource(transfer.sender().address());
    }

    String recipient() {
        return PeerText.name(transfer.recipient().address());
    }

    String recipientAddress() {
        return PeerText.account(transfer.recipient().address());
    }

    String recipientResource() {
        return PeerText.resource(transfer.recipient().address());
    }

    /** The chat room in which the two met; empty where they met in none. */
    String room() {
        return transfer.offer()
                .room()
                .map(met -> texts.text("mft.room", PeerText.addressInSentence(PeerText.account(met.room()))))
                .orElse("");
    }

    String details() {
        return Links.details(id());
    }

    Optional<String> senderSession() {
        return links.session(transfer.sender().address());
    }

    String senderHistory() {
        return Links.history(transfer.sender().address());
    }

    Optional<String> recipientSession() {
        return links.session(transfer.recipient().address());
    }

    String recipientHistory() {
        return Links.history(transfer.recipient().address());
    }

    /** What ticking its box means, for those who hear the page. */
    String selectLabel() {
        return texts.text("mft.active.select-label", file(), sender(), recipient());
    }

    /** Protocol and path. */
    String method() {
        return texts.text(
                "mft.method",
                texts.text(Labels.of(transfer.offer().protocol())),
                texts.text(Labels.of(transfer.path())));
    }

    String state() {
        return texts.text(Labels.of(transfer.state()));
    }

    String stateClass() {
        return "mft-state mft-state-" + Labels.slug(transfer.state());
    }

    /** The rules that the transfer broke, where rules are only observed: what enforcement would have done. */
    Optional<String> noted() {
        ReasonTexts reasons = new ReasonTexts(texts);
        return transfer.ruling().breaches().stream()
                .map(breach -> reasons.notedLabel(breach.cause()))
                .reduce((first, second) -> first + texts.text("mft.noted.separator") + second);
    }

    boolean isMeasured() {
        return ShownProgress.of(transfer) == ShownProgress.MEASURED;
    }

    /** For the bar: never more than there is to come. */
    long moved() {
        return Math.min(transfer.bytesMoved(), expected());
    }

    /** Of the file, or of the part of it that the recipient asked for. */
    long expected() {
        return transfer.expectedBytes().orElse(0);
    }

    String progress() {
        return ShownProgress.of(transfer).text(transfer, texts);
    }

    String rate() {
        return bytesPerSecond.isPresent() ? new Amounts(texts).rate(bytesPerSecond.getAsLong()) : "";
    }

    String timeLeft() {
        OptionalLong seconds = TimeLeft.seconds(transfer, bytesPerSecond);
        return seconds.isPresent() ? TimeLeft.text(seconds.getAsLong(), texts) : "";
    }

    String elapsed() {
        return Times.span(transfer.offer().at(), now);
    }

    String startedAt() {
        return new Times(texts).at(transfer.offer().at());
    }

    /** A text of the page's language. */
    String text(String key) {
        return texts.text(key);
    }

    /** What the button does, for those who hear the page and not see its row. */
    String stopLabel() {
        return texts.text("mft.active.stop-label", file(), sender(), recipient());
    }
}
