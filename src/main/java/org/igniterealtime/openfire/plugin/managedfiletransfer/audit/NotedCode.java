// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.ArgumentCode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;

/**
 * The breaches that were only noted, in two columns: the key of the first, which is what enforcement would have acted on, and
 * its arguments, behind which are the others, each as its key and arguments: {@code b3000  in-band  refused-ending t.exe}. Two
 * blanks are between them, which no arguments have in them.
 */
public final class NotedCode {

    private static final String NEXT = "  ";

    private NotedCode() {}

    public static Optional<String> key(List<Reason> noted) {
        return noted.stream().findFirst().map(first -> first.cause().key());
    }

    /** As many as there is room for. */
    public static String arguments(List<Reason> noted) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < noted.size(); i++) {
            String arguments = ArgumentCode.write(noted.get(i).arguments());
            String one = i == 0 ? arguments : NEXT + (noted.get(i).cause().key() + ' ' + arguments).trim();
            if (i > 0 && utf8(all) + utf8(one) > TextColumn.NOTED_ARGUMENTS.width()) {
                break;
            }
            all.append(one);
        }
        return all.toString();
    }

    private static int utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * What was noted, in order.
     *
     * @param text of a row that an older version wrote, which has one
     */
    public static List<RecordedReason> read(Optional<String> key, Optional<String> code, Optional<String> text) {
        String[] codes = code.orElse("").split(NEXT, -1);
        List<RecordedReason> all = new ArrayList<>();
        RecordedReason.of(key, Optional.of(codes[0]), text).ifPresent(all::add);
        for (int i = 1; i < codes.length; i++) {
            int blank = codes[i].indexOf(' ');
            String name = blank < 0 ? codes[i] : codes[i].substring(0, blank);
            Optional<String> arguments = blank < 0 ? Optional.empty() : Optional.of(codes[i].substring(blank + 1));
            RecordedReason.of(Optional.of(name), arguments, Optional.empty()).ifPresent(all::add);
        }
        return all;
    }
}
