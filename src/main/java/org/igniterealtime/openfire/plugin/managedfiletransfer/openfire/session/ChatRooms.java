// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Rooms;
import org.jivesoftware.openfire.muc.MultiUserChatManager;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Openfire's chat rooms, as far as they are in memory: a room that has occupants is.
 *
 * <p>By reflection, for two reasons. The public way to a room loads one from the database that is not in memory. And a room and
 * its occupants are interfaces up to some version of Openfire and classes from the next one, under other names, so that no
 * class links to them on all.
 */
public final class ChatRooms implements Rooms {

    private static final Logger Log = LoggerFactory.getLogger(ChatRooms.class);

    private final MultiUserChatManager services;
    private final AtomicBoolean broken = new AtomicBoolean();

    public ChatRooms(MultiUserChatManager services) {
        this.services = services;
    }

    @Override
    public boolean isOccupant(JID address) {
        return address.getNode() != null && address.getResource() != null && !broken.get() && service(address) != null;
    }

    @Override
    public Optional<Pair> find(JID user, JID occupant) {
        @Nullable MultiUserChatService service = service(occupant);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return find(service, user, occupant);
        } catch (InvocationTargetException e) {
            Log.debug("Who is in a chat room could not be seen.", e);
            return Optional.empty();
        } catch (ReflectiveOperationException | ClassCastException e) {
            if (broken.compareAndSet(false, true)) {
                Log.warn("Who is in a chat room cannot be seen on this version of Openfire. Please report this.", e);
            }
            return Optional.empty();
        }
    }

    /** Openfire finds a service by what stands before the server's domain, whatever follows. */
    private @Nullable MultiUserChatService service(JID address) {
        @Nullable MultiUserChatService service = services.getMultiUserChatService(address);
        return service != null && service.getServiceDomain().equals(address.getDomain()) ? service : null;
    }

    private static Optional<Pair> find(MultiUserChatService service, JID user, JID occupant)
            throws ReflectiveOperationException {
        Optional<Object> room = inMemory(service, occupant.getNode());
        if (room.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> self = call(room.get(), "getOccupantByFullJID", JID.class, user);
        if (self.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> same = named(room.get(), nickname(self.get()));
        Optional<Object> other = named(room.get(), occupant.getResource());
        return same.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair(
                        userAddress(same.get()),
                        inRoom(occupant, same.get()),
                        userAddress(other.get()),
                        inRoom(occupant, other.get())));
    }

    /** A room finds an occupant whatever the case of the name; what it sends on has the name as the occupant chose it. */
    private static JID inRoom(JID room, Object occupant) throws ReflectiveOperationException {
        return new JID(room.getNode(), room.getDomain(), nickname(occupant));
    }

    private static String nickname(Object occupant) throws ReflectiveOperationException {
        return String.class.cast(call(occupant, "getNickname").orElseThrow());
    }

    private static JID userAddress(Object occupant) throws ReflectiveOperationException {
        return JID.class.cast(call(occupant, "getUserAddress").orElseThrow());
    }

    private static Optional<Object> inMemory(MultiUserChatService service, String name)
            throws ReflectiveOperationException {
        Field field = service.getClass().getDeclaredField("localMUCRoomManager");
        field.setAccessible(true);
        Object rooms = field.get(service);
        for (Method method : rooms.getClass().getDeclaredMethods()) {
            boolean finds = method.getName().equals("get") || method.getName().equals("getRoom");
            if (finds && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})) {
                method.setAccessible(true);
                return Optional.ofNullable(method.invoke(rooms, name));
            }
        }
        throw new NoSuchMethodException("a room by its name");
    }

    /**
     * The occupant of this name. Several connections of one account may share a name, and get what is for any of
     * them: the first one stands for all.
     */
    private static Optional<Object> named(Object room, String nickname) throws ReflectiveOperationException {
        try {
            List<?> occupants = List.class.cast(
                    call(room, "getOccupantsByNickname", String.class, nickname).orElse(List.of()));
            return occupants.stream().findFirst().map(Object.class::cast);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UserNotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<Object> call(Object on, String method) throws ReflectiveOperationException {
        Method called = on.getClass().getMethod(method);
        called.setAccessible(true);
        return Optional.ofNullable(called.invoke(on));
    }

    private static Optional<Object> call(Object on, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        Method called = on.getClass().getMethod(method, type);
        called.setAccessible(true);
        return Optional.ofNullable(called.invoke(on, argument));
    }
}
