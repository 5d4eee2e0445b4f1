// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.session.SessionAddresses;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.BundleWording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.ProxyProblem;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.TransferEvents;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.ActivationResult;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.Relay;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Awaited;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Refusal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.StanzaReader;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.jivesoftware.openfire.PacketRouter;
import org.jivesoftware.openfire.RoutableChannelHandler;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.disco.IQDiscoInfoHandler;
import org.jivesoftware.openfire.disco.IQDiscoItemsHandler;
import org.jivesoftware.openfire.filetransfer.FileTransferManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * What stands at the proxy's JID: answers who it is (XEP-0030), where it is, and whether a stream flows (XEP-0065 section
 * 6). Called on stanza threads. By then the interceptor has judged the stanza, and the relay has a ticket for what may flow.
 */
public final class ProxyRoute implements RoutableChannelHandler {

    private static final Logger Log = LoggerFactory.getLogger(ProxyRoute.class);

    /** Requests only: nobody waits for an answer here. */
    private final StanzaReader reader = new StanzaReader(Awaited.NONE);

    private final JID address;
    private final CurrentRelay relay;
    private final AdvertisedProxy advertised;
    private final TransferEvents events;
    private final SessionAddresses sessions;
    private final IQDiscoInfoHandler discoInfo;
    private final IQDiscoItemsHandler discoItems;
    private final PacketRouter router;
    private final BundleWording wording;
    private final Executor mayWait;

    public ProxyRoute(
            JID address,
            CurrentRelay relay,
            AdvertisedProxy advertised,
            XMPPServer server,
            BundleWording wording,
            Executor mayWait) {
        this.address = address;
        this.relay = relay;
        this.advertised = advertised;
        this.events = new TransferEvents(server.getFileTransferManager());
        this.sessions = new SessionAddresses(server.getSessionManager());
        this.discoInfo = server.getIQDiscoInfoHandler();
        this.discoItems = server.getIQDiscoItemsHandler();
        this.router = server.getPacketRouter();
        this.wording = wording;
        this.mayWait = mayWait;
    }

    /** Openfire asks for it when it restores its routes, on joining or leaving a cluster. */
    @Override
    public JID getAddress() {
        return address;
    }

    @Override
    public void process(Packet packet) {
        if (!(packet instanceof IQ iq) || !iq.isRequest()) {
            return;
        }
        try {
            answer(iq);
        } catch (RuntimeException e) {
            Log.error("A request to the file transfer proxy could not be answered. Please report this.", e);
            refuse(iq, Refusal::internalError, ProxyProblem.FAILED);
        }
    }

    private void answer(IQ iq) {
        Element payload = iq.getChildElement();
        String namespace = payload == null ? "" : payload.getNamespaceURI();
        switch (namespace) {
            case IQDiscoInfoHandler.NAMESPACE_DISCO_INFO -> route(discoInfo.handleIQ(iq));
            case IQDiscoItemsHandler.NAMESPACE_DISCO_ITEMS -> route(discoItems.handleIQ(iq));
            case FileTransferManager.NAMESPACE_BYTESTREAMS -> {
                if (iq.getType() == IQ.Type.get) {
                    tellAddresses(iq);
                } else {
                    activate(iq);
                }
            }
            default -> refuse(iq, Refusal::notImplemented, ProxyProblem.UNKNOWN_REQUEST);
        }
    }

    /** Where nobody can connect, an error lets clients go another way at once. */
    private void tellAddresses(IQ iq) {
        Optional<RelayState> state = relay.state();
        if (state.isEmpty()) {
            refuse(iq, Refusal::notAllowed, ProxyProblem.OFF);
        } else if (state.get().phase() != RelayState.Phase.BOUND) {
            refuse(iq, Refusal::internalError, ProxyProblem.UNREACHABLE);
        } else {
            IQ reply = IQ.createResultIQ(iq);
            Element query = reply.setChildElement("query", FileTransferManager.NAMESPACE_BYTESTREAMS);
            AdvertisedProxy.Snapshot place = advertised.now();
            for (String host : place.hosts()) {
                query.addElement("streamhost")
                        .addAttribute("jid", address.toString())
                        .addAttribute("host", host)
                        .addAttribute("port", Integer.toString(place.port()));
            }
            route(reply);
        }
    }

    private void activate(IQ iq) {
        if (!(reader.read(iq).orElse(null) instanceof TransferSignal.Activation activation)) {
            refuse(iq, Refusal::badRequest, ProxyProblem.NOT_ACTIVATE);
            return;
        }
        Optional<Party> target = party(activation.target());
        Optional<Relay> running = relay.get();
        if (target.isEmpty()) {
            refuse(iq, Refusal::badRequest, ProxyProblem.NO_TARGET);
        } else if (running.isEmpty()) {
            refuse(iq, Refusal::notAllowed, ProxyProblem.OFF);
        } else if (!events.begins(activation.stream())) {
            refuse(iq, Refusal::notAllowed, ProxyProblem.VETOED);
        } else {
            Party requester = activation.envelope().from();
            var unused = running.get()
                    .activate(
                            StreamKey.of(requester, target.get(), activation.stream()),
                            requester,
                            sessions.of(requester, target.get()))
                    .whenCompleteAsync((answer, failure) -> answer(iq, answer, failure), mayWait);
        }
    }

    /** The conditions are those of XEP-0065 section 6.3.5. */
    private void answer(IQ iq, @Nullable ActivationResult answer, @Nullable Throwable failure) {
        if (answer instanceof ActivationResult.Activated || answer instanceof ActivationResult.AlreadyActivated) {
            route(IQ.createResultIQ(iq));
        } else if (answer instanceof ActivationResult.NotConnected few) {
            if (few.connected() == 0) {
                refuse(iq, Refusal::itemNotFound, ProxyProblem.NOBODY_CONNECTED);
            } else {
                refuse(iq, Refusal::notAllowed, ProxyProblem.ONE_CONNECTED);
            }
        } else if (answer instanceof ActivationResult.Refused refused) {
            ProxyProblem problem = problem(refused.why());
            if (problem == ProxyProblem.NO_TRANSFER) {
                refuse(iq, Refusal::itemNotFound, problem);
            } else {
                refuse(iq, Refusal::notAllowed, problem);
            }
        } else {
            Log.error("A stream could not be activated. Please report this.", failure);
            refuse(iq, Refusal::internalError, ProxyProblem.FAILED);
        }
    }

    private static ProxyProblem problem(ActivationResult.Why why) {
        return switch (why) {
            case NO_TICKET -> ProxyProblem.NO_TRANSFER;
            case RUNNING_ELSEWHERE -> ProxyProblem.ALREADY_RUNNING;
            case AMBIGUOUS -> ProxyProblem.AMBIGUOUS;
            case USER_CAP -> ProxyProblem.USER_LIMIT;
            case CLOSED -> ProxyProblem.OFF;
        };
    }

    /** The request itself stays as it is: other plugins may look at it after us. */
    private void refuse(IQ iq, Function<LocalizedText, Refusal> refusal, ProxyProblem problem) {
        IQ answer = iq.createCopy();
        refusal.apply(wording.problem(problem, StanzaReader.language(iq))).asErrorReply(answer);
        route(answer);
    }

    private void route(@Nullable IQ answer) {
        if (answer != null) {
            router.route(answer);
        }
    }

    private static Optional<Party> party(String text) {
        try {
            return Optional.of(new Party(new JID(text).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
