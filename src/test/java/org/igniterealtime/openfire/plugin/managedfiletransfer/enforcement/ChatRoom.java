// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rooms;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A chat room, and what Openfire 4.8 and later does with what its occupants send to each other. */
final class ChatRoom implements Rooms {

    static final String ROOM = "tea@conference.example.org";

    private static final String SERVICE = "conference.example.org";

    private final Map<String, JID> byName = new LinkedHashMap<>();

    void enter(String name, String user) {
        byName.put(name, new JID(user));
    }

    void leave(String name) {
        byName.remove(name);
    }

    static String occupant(String name) {
        return ROOM + '/' + name;
    }

    /** What the room sends on of what was sent to it. */
    @SuppressWarnings("unchecked")
    <T extends Packet> T copy(T sent) {
        T copy = (T) sent.createCopy();
        String name = nameOf(sent.getFrom()).orElseThrow();
        copy.setTo(byName.get(sent.getTo().getResource()));
        copy.setFrom(new JID(occupant(name)));
        return copy;
    }

    @Override
    public boolean isOccupant(JID address) {
        return address.getDomain().equals(SERVICE) && address.getResource() != null;
    }

    @Override
    public Optional<Pair> find(JID user, JID occupant) {
        return nameOf(user).flatMap(name -> Optional.ofNullable(byName.get(occupant.getResource()))
                .map(other -> new Pair(user, new JID(occupant(name)), other, occupant)));
    }

    private Optional<String> nameOf(JID user) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(user))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
