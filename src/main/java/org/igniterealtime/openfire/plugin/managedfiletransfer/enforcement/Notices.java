// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Notice;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;

/**
 * Tells people why a transfer did not go through. No client examined shows the text of an SI error, so this server's
 * own users get a message from the server. Never a remote user: that would be backscatter. Thread-safe.
 */
final class Notices {

    /** A client that offers again and again is told once in this time. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int REMEMBERED = 1_000;

    private final Collaborators with;
    private final Map<String, Instant> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Notices(Collaborators with) {
        this.with = with;
    }

    void tellSender(Transfer transfer, String why) {
        tell(transfer.sender(), about(transfer, "to " + transfer.recipient().bare(), why));
    }

    void tellBoth(Transfer transfer, String why) {
        tellSender(transfer, why);
        tell(transfer.recipient(), about(transfer, "from " + transfer.sender().bare(), why));
    }

    private static String about(Transfer transfer, String peer, String why) {
        String name = transfer.file().name().shown();
        return "File transfer" + (name.isEmpty() ? "" : " of \"" + name + "\"") + " " + peer + ": " + why;
    }

    private void tell(Party user, String text) {
        boolean wanted = with.policies().current().tellUsers() && with.isLocalUser(user);
        if (wanted && isDue(user.address() + '\n' + text)) {
            with.outbox().send(Notice.to(with.domain(), user, text));
        }
    }

    private boolean isDue(String key) {
        Instant now = with.clock().instant();
        synchronized (last) {
            Instant before = last.get(key);
            if (before != null && before.plus(PAUSE).isAfter(now)) {
                return false;
            }
            last.remove(key);
            last.put(key, now);
            return true;
        }
    }
}
