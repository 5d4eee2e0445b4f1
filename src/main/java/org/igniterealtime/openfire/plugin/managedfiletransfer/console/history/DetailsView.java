// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.history;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.EventKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEntry;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.HistoryEvent;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.RecordedReason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.ActiveTransfersPage;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Amounts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Labels;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Links;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.PeerText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Times;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.RoomAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * All that is known of one transfer, in words.
 *
 * @param entry what is known of it, up to this moment where it is active
 * @param ruling what it must obey; only of an active one, since the history does not keep it
 * @param events what happened
 * @param links where more is told of its users
 * @param texts in whose language
 */
record DetailsView(HistoryEntry entry, Optional<Ruling> ruling, List<HistoryEvent> events, Links links, Texts texts) {

    DetailsView {
        events = List.copyOf(events);
    }

    /** What is in memory is newer than what is written. */
    static HistoryEntry entry(Transfer live, Optional<HistoryEntry> written) {
        return new HistoryEntry(
                live.id(),
                written.map(HistoryEntry::node).orElse(""),
                live.offer().protocol(),
                live.path(),
                live.offer().session().id(),
                live.sender().address(),
                live.recipient().address(),
                live.file().name().sent(),
                live.file().mimeType(),
                live.file().md5(),
                live.file().size(),
                live.bytesMoved(),
                live.state(),
                live.endReason().map(RecordedReason.Caused::new),
                noted(live.ruling()),
                live.ruling().policyVersion(),
                live.offer().at(),
                Optional.empty(),
                live.progress().hash(),
                live.offer().room().map(RoomAddresses::room));
    }

    private static List<RecordedReason> noted(Ruling ruling) {
        return ruling.breaches().stream()
                .<RecordedReason>map(RecordedReason.Caused::new)
                .toList();
    }

    HistoryRow row() {
        return new HistoryRow(entry, links, texts);
    }

    boolean isActive() {
        return ruling.isPresent();
    }

    String stopUrl() {
        return ActiveTransfersPage.URL + "?" + ActiveTransfersPage.STOP + "="
                + entry.id().value();
    }

    /** Which file, and what its bytes come to. */
    List<Fact> file() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "mft.details.size", declared());
        add(facts, "mft.details.transferred", new Amounts(texts).exact(entry.bytesSeen()));
        entry.mimeType().ifPresent(type -> add(facts, "mft.details.mime", PeerText.safe(type)));
        entry.md5().ifPresent(md5 -> add(facts, "mft.details.md5", PeerText.safe(md5)));
        row().sha256().ifPresent(sum -> facts.add(new Fact(row().sha256Label().orElse(""), sum)));
        row().matches().or(row()::differs).ifPresent(told -> add(facts, "mft.details.compared", told));
        return facts;
    }

    private String declared() {
        return entry.declaredSize().isPresent()
                ? new Amounts(texts).exact(entry.declaredSize().getAsLong())
                : texts.text("mft.file.unknown-size");
    }

    /** Where the two met. */
    List<Fact> place() {
        List<Fact> facts = new ArrayList<>();
        entry.room()
                .ifPresent(room -> add(facts, "mft.details.room", PeerText.addressInSentence(PeerText.account(room))));
        return facts;
    }

    /** When what happened. */
    List<Fact> times() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "mft.column.time", exact(entry.offeredAt()));
        if (!entry.isEndKnown()) {
            entry.endedAt().ifPresent(by -> add(facts, "mft.details.ended", between(by)));
            return facts;
        }
        entry.endedAt().ifPresent(at -> add(facts, "mft.details.ended", exact(at)));
        entry.endedAt().ifPresent(at -> add(facts, "mft.details.duration", Times.span(entry.offeredAt(), at)));
        return facts;
    }

    /** The server died meanwhile: after what was written last, and before the next start. */
    private String between(Instant by) {
        Instant last = events.isEmpty()
                ? entry.offeredAt()
                : events.get(events.size() - 1).at();
        return texts.text("mft.details.ended-between", exact(last), exact(by));
    }

    /** By which policy, where, under which names. */
    List<Fact> record() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "mft.details.policy", Long.toString(entry.policyVersion()));
        ruling.ifPresent(now -> add(facts, "mft.details.enforced", yesOrNo(now.enforced())));
        ruling.map(Ruling::limits).ifPresent(limits -> addLimits(facts, limits));
        add(facts, "mft.details.id", entry.id().value());
        add(facts, "mft.details.session", PeerText.safe(entry.session()));
        if (!entry.node().isEmpty()) {
            add(facts, "mft.details.node", PeerText.safe(entry.node()));
        }
        return facts;
    }

    private void addLimits(List<Fact> facts, Limits limits) {
        add(
                facts,
                "mft.details.limit.bytes",
                limits.byteLimit()
                        .map(limit -> new Amounts(texts).exact(limit.bytes()))
                        .orElseGet(() -> texts.text("mft.policy.none")));
        add(facts, "mft.policy.rate.transfer", rate(limits.bytesPerSecond()));
        add(facts, "mft.policy.rate.user", rate(limits.userBytesPerSecond()));
        add(facts, "mft.policy.proxy-only", yesOrNo(limits.proxyOnly()));
        add(facts, "mft.policy.in-band", yesOrNo(limits.inBandAllowed()));
    }

    List<Step> steps() {
        return events.stream().map(this::step).toList();
    }

    private Step step(HistoryEvent event) {
        return new Step(
                exact(event.at()),
                event.at().toString(),
                "+" + Times.span(entry.offeredAt(), event.at()),
                texts.text("mft.event." + Labels.slug(event.kind())),
                texts.text(Labels.of(event.state())),
                texts.text(Labels.of(event.path())),
                new Amounts(texts).exact(event.bytesSeen()),
                event.reason().map(event.kind() == EventKind.NOTED ? row()::notedWhy : row()::why));
    }

    /** With the milliseconds that the history keeps: events follow each other closely. */
    private String exact(Instant time) {
        int millis = time.get(ChronoField.MILLI_OF_SECOND);
        return texts.text(
                "mft.details.exact-time", new Times(texts).at(time), String.format(Locale.ROOT, "%03d", millis));
    }

    private String rate(OptionalLong rate) {
        return rate.isPresent() ? new Amounts(texts).rate(rate.getAsLong()) : texts.text("mft.policy.none");
    }

    private String yesOrNo(boolean yes) {
        return texts.text(yes ? "mft.yes" : "mft.no");
    }

    private void add(List<Fact> facts, String key, String value) {
        facts.add(new Fact(texts.text(key), value));
    }

    /**
     * @param name what it is
     * @param value what is known
     */
    record Fact(String name, String value) {}

    /**
     * Something that happened.
     *
     * @param time in words
     * @param isoTime for machines
     * @param since how long after the offer
     * @param what happened
     * @param state where the transfer stood after it
     * @param path how its bytes travelled then
     * @param moved how many had moved
     * @param why of a failed attempt, a breach or an end
     */
    record Step(
            String time,
            String isoTime,
            String since,
            String what,
            String state,
            String path,
            String moved,
            Optional<HistoryRow.Why> why) {}
}
