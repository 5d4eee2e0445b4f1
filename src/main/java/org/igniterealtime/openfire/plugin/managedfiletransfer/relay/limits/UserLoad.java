// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the connections of each user's transfers. Thread-safe. */
public final class UserLoad {

    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Charges one connection to each of these users, or nothing where one of them has no room left. */
    public boolean take(Set<String> users, int cap) {
        List<String> taken = new ArrayList<>(users.size());
        for (String user : users) {
            if (!takeOne(user, cap)) {
                taken.forEach(this::giveOne);
                return false;
            }
            taken.add(user);
        }
        return true;
    }

    public void give(Set<String> users) {
        users.forEach(this::giveOne);
    }

    public int of(String user) {
        return counts.getOrDefault(user, 0);
    }

    private boolean takeOne(String user, int cap) {
        boolean[] taken = new boolean[1];
        counts.compute(user, (key, before) -> {
            int count = before == null ? 0 : before;
            taken[0] = count < cap;
            return taken[0] ? Integer.valueOf(count + 1) : before;
        });
        return taken[0];
    }

    private void giveOne(String user) {
        counts.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }
}
