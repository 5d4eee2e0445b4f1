// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

/**
 * How much the registry holds, and how much of that for whom.
 *
 * @param live live transfers
 * @param liveOfUser of them, begun by one user of this server; as many that were given up are kept for a day
 * @param liveOfDomain of them, begun by one remote domain; the same
 * @param remembered ended transfers and streams that are remembered of one user of this server; ten times as many of one
 *     remote domain, and a hundred times as many of all remote domains together
 */
public record Capacity(int live, int liveOfUser, int liveOfDomain, int remembered) {

    private static final int DOMAIN_FACTOR = 10;
    private static final int REMOTE_FACTOR = 100;

    /** What a server needs: a live transfer takes some 2 kB, a remembered one less than 1 kB. */
    public static final Capacity DEFAULT = new Capacity(10_000, 200, 1_000, 1_000);

    public Capacity {
        if (live < 1 || liveOfUser < 1 || liveOfDomain < 1 || remembered < 1) {
            throw new IllegalArgumentException("a capacity is not positive");
        }
    }

    Shares liveShares() {
        return new Shares(liveOfUser, liveOfDomain, live);
    }

    /** Live transfers hold one each, and so do those that were given up, so that there are at least as many as both. */
    Shares streamShares() {
        return new Shares(
                2 * liveOfUser + remembered,
                2 * liveOfDomain + remembered * DOMAIN_FACTOR,
                Integer.MAX_VALUE,
                2 * live + remembered * REMOTE_FACTOR);
    }

    EndedTransfers ended() {
        return new EndedTransfers(remembered, remembered * DOMAIN_FACTOR, remembered * REMOTE_FACTOR);
    }
}
