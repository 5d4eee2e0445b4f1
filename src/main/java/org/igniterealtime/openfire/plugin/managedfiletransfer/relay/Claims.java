// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live.BearerAddress;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that hold now, by transfer and by digest. Bounded by those who hand them out, which is one for each offer
 * that policy allowed. Thread-safe.
 */
final class Claims {

    private final ConcurrentHashMap<TransferId, Claim> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<BearerAddress, Claim> byAddress = new ConcurrentHashMap<>();

    /**
     * Lets this ticket hold; a ticket of the same transfer that does not run is replaced.
     *
     * <p>A digest has no separators between its parts, so that two streams may have the same (XEP-0065 section 5.3.2). It
     * belongs to the transfer that named it first, as long as that holds its ticket; but a stranger's offer that nobody
     * accepted keeps out none that is accepted.
     *
     * @return false where another transfer holds one of its digests: nothing has changed then. A stream that runs keeps the
     *     ticket it began with, which holds on after it, even if it had been released meanwhile
     */
    synchronized boolean add(Ticket ticket) {
        Claim claim = new Claim(ticket);
        Claim same = byId.get(ticket.id());
        List<Claim> others = ticket.addresses().stream()
                .map(byAddress::get)
                .filter(Objects::nonNull)
                .filter(other -> other != same)
                .toList();
        if (!others.stream().allMatch(other -> givesWayTo(ticket, other))) {
            return false;
        }
        others.forEach(this::drop);
        if (same != null && runs(same)) {
            same.hold();
            return true;
        }
        if (same != null) {
            drop(same);
        }
        byId.put(ticket.id(), claim);
        ticket.addresses().forEach(address -> byAddress.put(address, claim));
        return true;
    }

    /** Forgets a ticket at once, even if a stream runs under it. */
    synchronized @Nullable Claim remove(TransferId id) {
        Claim claim = byId.get(id);
        if (claim != null) {
            drop(claim);
        }
        return claim;
    }

    /** Forgets a ticket, as soon as no stream runs under it. */
    synchronized void release(TransferId id) {
        Claim claim = byId.get(id);
        if (claim != null) {
            claim.release();
            dropReleased(claim);
        }
    }

    /** A stream is over. */
    synchronized void ended(Claim claim, Bytestream stream) {
        claim.end(stream);
        dropReleased(claim);
    }

    @Nullable
    Claim find(TransferId transfer) {
        return byId.get(transfer);
    }

    @Nullable
    Claim find(BearerAddress address) {
        return byAddress.get(address);
    }

    /** Under which digest the connections wait that have this one: two who met in a chat room have one each. */
    BearerAddress meeting(BearerAddress digest) {
        Claim claim = byAddress.get(digest);
        return claim == null ? digest : claim.ticket().meeting(digest);
    }

    Collection<Claim> all() {
        return byId.values();
    }

    private void dropReleased(Claim claim) {
        if (claim.isReleased() && !runs(claim)) {
            drop(claim);
        }
    }

    private void drop(Claim claim) {
        byId.remove(claim.ticket().id(), claim);
        claim.ticket().addresses().forEach(address -> byAddress.remove(address, claim));
    }

    private static boolean givesWayTo(Ticket ticket, Claim other) {
        return ticket.accepted() && !other.ticket().accepted() && !runs(other);
    }

    private static boolean runs(@Nullable Claim claim) {
        return claim != null && claim.stream() != null;
    }
}
