// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferState;

/** The keys of the texts for the model's words. */
public final class Labels {

    /** Keys in rows of older versions, which are no causes any more. */
    private static final Set<String> FORMER = Set.of("gone", "peer");

    /** The causes of breaches, which have a second sentence for when they are only noted. */
    public static final Set<Cause> NOTED = EnumSet.of(
            Cause.LARGEST_FILE,
            Cause.NO_FILES,
            Cause.LIMIT_REACHED,
            Cause.DECLARED_SIZE,
            Cause.RANGE_EXCEEDED,
            Cause.BLOCKED_EXTENSION,
            Cause.UNKNOWN_SIZE,
            Cause.IN_BAND,
            Cause.PROXY_ONLY,
            Cause.NO_ALLOWED_METHOD,
            Cause.MALFORMED,
            Cause.DUPLICATE,
            Cause.SECOND_STREAM,
            Cause.REFUSED_METHOD,
            Cause.OTHER_STREAMHOST,
            Cause.OLD_PROXY_ADDRESS,
            Cause.UDP,
            Cause.VETO_FAILED);

    /** The causes whose sentence tells the sender what to do, and that have another one for the recipient. */
    public static final Set<Cause> TO_RECIPIENT = EnumSet.of(
            Cause.DECLARED_SIZE,
            Cause.PROXY_ONLY,
            Cause.OLD_PROXY_ADDRESS,
            Cause.NO_ALLOWED_METHOD,
            Cause.STREAM_USED_UP,
            Cause.REVOKED,
            Cause.INTERRUPTED_BEFORE,
            Cause.NO_STREAM);

    private Labels() {}

    public static String of(TransferState state) {
        return "mft.state." + slug(state);
    }

    public static String of(TransferPath path) {
        return "mft.path." + slug(path);
    }

    public static String of(Protocol protocol) {
        return "mft.protocol." + slug(protocol);
    }

    public static String of(PolicyMode mode) {
        return "mft.mode." + slug(mode);
    }

    public static String of(Cause cause) {
        return of(cause.key());
    }

    /** The phrase about a breach of this cause that was only noted: an offer is blocked, what moves is aborted. */
    static String noted(Cause cause) {
        return cause.end() == TransferState.CUT ? "mft.noted.cut" : "mft.noted";
    }

    /** The label of a cause that the history has under this key; the key itself where this version knows none. */
    public static String cause(String key, Texts texts) {
        return Cause.of(key).isPresent() || FORMER.contains(key) ? texts.text(of(key)) : PeerText.safe(key);
    }

    /** The keys of all causes that the history may have. */
    public static Stream<String> causes() {
        return Stream.concat(
                Arrays.stream(Cause.values()).map(Labels::of), FORMER.stream().map(Labels::of));
    }

    private static String of(String cause) {
        return "mft.cause." + cause;
    }

    /** What a word is called in style sheets and keys. */
    public static String slug(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
