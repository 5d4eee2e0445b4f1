// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.openfire.disco.DiscoInfoProvider;
import org.jivesoftware.openfire.disco.DiscoItem;
import org.jivesoftware.openfire.disco.DiscoItemsProvider;
import org.jivesoftware.openfire.disco.DiscoServerItem;
import org.jivesoftware.openfire.disco.ServerItemsProvider;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jspecify.annotations.Nullable;
import org.xmpp.forms.DataForm;
import org.xmpp.packet.JID;

/**
 * How clients find the proxy (XEP-0030): to the letter what Openfire's own proxy says of itself.
 *
 * <p>Openfire 4.8 has replaced {@code getExtendedInfo} by {@code getExtendedInfos}; this class has both.
 */
final class ProxyDisco implements ServerItemsProvider, DiscoInfoProvider, DiscoItemsProvider {

    private static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    private final JID address;

    ProxyDisco(JID address) {
        this.address = address;
    }

    @Override
    public Iterator<DiscoServerItem> getItems() {
        return List.of(new DiscoServerItem(address, "Socks 5 Bytestreams Proxy", null, null, this, this))
                .iterator();
    }

    @Override
    public Iterator<Element> getIdentities(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        Element identity = DocumentHelper.createElement("identity");
        identity.addAttribute("category", "proxy");
        identity.addAttribute("name", "SOCKS5 Bytestreams Service");
        identity.addAttribute("type", "bytestreams");
        return List.of(identity).iterator();
    }

    @Override
    public Iterator<String> getFeatures(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        return List.of(FileTransferManager.NAMESPACE_BYTESTREAMS, DISCO_INFO).iterator();
    }

    @Override
    public @Nullable DataForm getExtendedInfo(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        return null;
    }

    /** Called by Openfire 4.8 and later, which adds to what it gets. */
    public Set<DataForm> getExtendedInfos(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        return new HashSet<>();
    }

    @Override
    public boolean hasInfo(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        return true;
    }

    @Override
    public Iterator<DiscoItem> getItems(@Nullable String name, @Nullable String node, @Nullable JID sender) {
        return Collections.emptyIterator();
    }
}
