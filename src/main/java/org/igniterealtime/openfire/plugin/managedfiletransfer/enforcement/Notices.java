// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Notice;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Tells people why a transfer did not go through. No client examined shows the text of an SI error, so this server's
 * own users get a message from the server. Never a remote user: that would be backscatter. A recipient is told only of what
 * he had accepted, and never in the words of a stranger: a message from the server passes every block list. Thread-safe.
 */
final class Notices {

    /** The same once more within this time is left out. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** A user gets so many in an hour; the error of each request says the same. */
    static final int MOST_AN_HOUR = 12;

    private static final Duration HOUR = Duration.ofHours(1);

    /** Users of whom it is remembered what they were told. */
    private static final int REMEMBERED = 10_000;

    private final EnforcementContext context;
    private final Map<String, Deque<Sent>> byUser = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Sent>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Notices(EnforcementContext context) {
        this.context = context;
    }

    /** @param language of the sender's stanza */
    boolean tellSender(Transfer transfer, Reason why, String language) {
        LocalizedText text = context.wording().toSender(transfer, why, language);
        return tell(transfer.sender(), text, text.text());
    }

    /** The sender, and the recipient where he takes part. */
    Told tellParties(Transfer transfer, Reason why, String language) {
        boolean sender = tellSender(transfer, why, language);
        if (!transfer.hasConsent()) {
            return new Told(sender, false);
        }
        LocalizedText text = context.wording().toRecipient(transfer, why, Wording.SERVER);
        return new Told(sender, tell(transfer.recipient(), text, transfer.id().value()));
    }

    /** @param about what is told once: a client that tries again would have its user told the same again and again */
    private boolean tell(Party user, LocalizedText text, String about) {
        boolean wanted = context.policies().current().tellUsers() && context.isLocal(user);
        if (!wanted || !isDue(user.bare(), user.address() + '\n' + about)) {
            return false;
        }
        context.outbox().send(Notice.to(context.domain(), user, text));
        return true;
    }

    private boolean isDue(String user, String about) {
        Instant now = context.now();
        synchronized (byUser) {
            Deque<Sent> told = byUser.getOrDefault(user, new ArrayDeque<>());
            while (!told.isEmpty() && told.getFirst().at().plus(HOUR).isBefore(now)) {
                told.removeFirst();
            }
            boolean again = told.stream()
                    .anyMatch(before -> before.about() == about.hashCode()
                            && before.at().plus(PAUSE).isAfter(now));
            if (again || told.size() >= MOST_AN_HOUR) {
                return false;
            }
            told.addLast(new Sent(now, about.hashCode()));
            byUser.remove(user);
            byUser.put(user, told);
            return true;
        }
    }

    /** @param about its hash: enough to know the same again */
    private record Sent(Instant at, int about) {}
}
