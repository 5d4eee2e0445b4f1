// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.relay;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.BearerAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferId;
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
     * <p>A digest belongs to the newest ticket that names it (some clients use one session id for all their transfers),
     * but never away from a stream that runs.
     *
     * @return false where a stream of another transfer runs under one of its digests, or one of the same transfer runs:
     *     nothing has changed then
     */
    synchronized boolean add(Ticket ticket) {
        Claim claim = new Claim(ticket);
        Claim same = byId.get(ticket.id());
        if (runs(same) || ticket.addresses().stream().map(byAddress::get).anyMatch(Claims::runs)) {
            return false;
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
    Claim find(BearerAddress address) {
        return byAddress.get(address);
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

    private static boolean runs(@Nullable Claim claim) {
        return claim != null && claim.stream() != null;
    }
}
