// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how much each account holds of something that is bounded, so that one who takes all there is takes it from
 * nobody else. All remote domains together have a share as well, since whoever owns one can make any number of them.
 * Thread-safe.
 */
public final class Shares {

    private final int ofUser;
    private final int ofDomain;
    private final int ofAll;
    private final int ofRemote;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger remote = new AtomicInteger();
    private final ConcurrentHashMap<Account, Integer> held = new ConcurrentHashMap<>();

    /**
     * Half of the whole for all remote domains.
     *
     * @param ofUser the most that one user of this server may hold
     * @param ofDomain the most that one remote domain may hold
     * @param ofAll the most that there is
     */
    public Shares(int ofUser, int ofDomain, int ofAll) {
        this(ofUser, ofDomain, ofAll, ofAll / 2);
    }

    /** @param ofRemote the most that all remote domains together may hold */
    public Shares(int ofUser, int ofDomain, int ofAll, int ofRemote) {
        this.ofUser = ofUser;
        this.ofDomain = ofDomain;
        this.ofAll = ofAll;
        this.ofRemote = ofRemote;
    }

    /** Takes one; tells whether there was one to take, and if not, for whom. */
    public Taken take(Account account) {
        // Its own share first: an account that is refused for having too much is no reason why others find none.
        if (!takeOfShare(account)) {
            return Taken.SHARE_USED_UP;
        }
        if (!takeOf(all, ofAll)) {
            giveToShare(account);
            return Taken.NONE_LEFT;
        }
        if (!account.local() && !takeOf(remote, ofRemote)) {
            all.decrementAndGet();
            giveToShare(account);
            return Taken.NONE_LEFT;
        }
        return Taken.YES;
    }

    /** Gives one back. */
    public void give(Account account) {
        giveToShare(account);
        all.decrementAndGet();
        if (!account.local()) {
            remote.decrementAndGet();
        }
    }

    /** How many this account holds. */
    public int of(Account account) {
        return held.getOrDefault(account, 0);
    }

    /**
     * Who holds the most, where that is more than this account would hold with one more: there is none left for it.
     * Looks at all accounts.
     */
    public Optional<Account> largest(Account wants) {
        return held.entrySet().stream()
                .filter(entry -> wants.local() || !entry.getKey().local())
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() > of(wants) + 1)
                .map(Map.Entry::getKey);
    }

    /** How many are held. */
    public int total() {
        return all.get();
    }

    private boolean takeOfShare(Account account) {
        int most = account.local() ? ofUser : ofDomain;
        boolean[] taken = new boolean[1];
        held.compute(account, (key, before) -> {
            int count = before == null ? 0 : before;
            taken[0] = count < most;
            return taken[0] ? Integer.valueOf(count + 1) : before;
        });
        return taken[0];
    }

    private void giveToShare(Account account) {
        held.computeIfPresent(account, (key, count) -> count == 1 ? null : count - 1);
    }

    private static boolean takeOf(AtomicInteger counter, int most) {
        int before = counter.getAndUpdate(count -> count < most ? count + 1 : count);
        return before < most;
    }

    /** What became of an attempt to take one. */
    public enum Taken {
        YES,
        /** The account holds all that it may. */
        SHARE_USED_UP,
        /** All accounts together hold all there is. */
        NONE_LEFT
    }
}
