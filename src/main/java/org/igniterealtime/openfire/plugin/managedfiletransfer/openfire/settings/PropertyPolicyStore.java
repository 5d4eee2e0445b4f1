// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.settings;

import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyStore;
import org.jivesoftware.util.JiveGlobals;
import org.jivesoftware.util.PropertyEventDispatcher;
import org.jivesoftware.util.PropertyEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the policy in one property of Openfire, so that it changes as a whole and on every node of a cluster. A property
 * that cannot be read never opens the door: the last good policy stays in force, and without one nothing passes.
 */
public final class PropertyPolicyStore implements PolicyStore, PropertyEventListener, AutoCloseable {

    /** The property's name. */
    public static final String PROPERTY = "plugin.managedfiletransfer.policy";

    private static final Logger Log = LoggerFactory.getLogger(PropertyPolicyStore.class);

    private volatile Policy current = Policy.CLOSED;
    private volatile boolean stored;

    /** Reads the property and follows its changes until {@link #close}. */
    public static PropertyPolicyStore open() {
        PropertyPolicyStore store = new PropertyPolicyStore();
        // In this order: a change in between would be missed.
        PropertyEventDispatcher.addListener(store);
        store.load(Optional.ofNullable(JiveGlobals.getProperty(PROPERTY)));
        return store;
    }

    @Override
    public Policy current() {
        return current;
    }

    @Override
    public synchronized Policy save(Policy changed) {
        Policy numbered = changed.withVersion(current.version() + 1);
        JiveGlobals.setProperty(PROPERTY, PolicyText.write(numbered));
        // Openfire tells its listeners, this one too, before it returns; without it the value would be the old one.
        current = numbered;
        stored = true;
        return numbered;
    }

    @Override
    public boolean isStored() {
        return stored;
    }

    @Override
    public void close() {
        PropertyEventDispatcher.removeListener(this);
    }

    @Override
    public void propertySet(String property, Map<String, Object> params) {
        if (property.equals(PROPERTY)) {
            load(Optional.ofNullable(params.get("value")).map(Object::toString));
        }
    }

    @Override
    public void propertyDeleted(String property, Map<String, Object> params) {
        if (property.equals(PROPERTY)) {
            load(Optional.empty());
        }
    }

    @Override
    public void xmlPropertySet(String property, Map<String, Object> params) {
        // The policy is one for the whole cluster; properties of one node are not looked at.
    }

    @Override
    public void xmlPropertyDeleted(String property, Map<String, Object> params) {
        // See above.
    }

    private void load(Optional<String> text) {
        if (text.isEmpty()) {
            current = Policy.INITIAL;
            stored = true;
            return;
        }
        Optional<Policy> read = PolicyText.read(text.get());
        stored = read.isPresent();
        if (read.isPresent()) {
            current = read.get();
        } else {
            Log.error(
                    "The property {} cannot be read, so {} stays in force. Save the Transfer Policy page again, or delete the property to start anew.",
                    PROPERTY,
                    current.equals(Policy.CLOSED) ? "a policy that refuses every transfer" : "the policy before it");
        }
    }
}
