#!/usr/bin/python3
# Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

"""
Shows what a client built on slixmpp sees of the stanzas that a server delivers to it.

One process and one event loop: a real slixmpp client with its real plugins, logged in over a socket pair to the XMPP server
that this program plays. The line protocol on stdin and stdout is described in ../README.md.

What the client sees is observed from slixmpp's own events, and from the event loop that slixmpp asks for connections. Nothing
is parsed here that slixmpp has not parsed.
"""

import asyncio
import base64
import contextvars
import json
import logging
import os
import re
import selectors
import socket
import sys

import slixmpp
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import StanzaPath

USER = 'bob@example.org'
FULL_JID = 'bob@example.org/phone'
SERVER = 'example.org'
BARRIER = 'barrier-%d-' % os.getpid()
VERBOSE = os.environ.get('PROBE_VERBOSE') == '1'
# A client that takes any stream is the laxest one. PROBE_STRICT=1: only streams that belong to an accepted offer.
AUTO_ACCEPT = os.environ.get('PROBE_STRICT') != '1'
# In slixmpp 1.8 the handler of offers is a coroutine that nobody awaits, so that every offer is lost in silence. Whoever uses
# XEP-0096 has to repair that. PROBE_STOCK=1: as shipped.
REPAIR_OFFERS = os.environ.get('PROBE_STOCK') != '1'

ATTEMPT = contextvars.ContextVar('attempt')  # the hosts of a query are tried at the same time, in one task each


class IdleSelector(selectors.DefaultSelector):
    """
    Tells when the event loop has nothing left to do.

    An event loop asks its selector to wait only if no callback is ready. If then no socket is ready either, everything that
    was delivered to the client has been handled, as far as it ever will be without new input or the passing of time.
    """

    def __init__(self):
        super().__init__()
        self.on_idle = None

    def select(self, timeout=None):
        ready = super().select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        if self.on_idle is not None and self.on_idle():
            return []
        return super().select(timeout)


class ProbeLoop(asyncio.SelectorEventLoop):
    """Connects the client to the server of this program, and to nothing else."""

    def __init__(self, selector):
        super().__init__(selector)
        self.server_socket = None
        self.on_address = None

    async def create_connection(self, protocol_factory, host=None, port=None, **options):
        if self.server_socket is not None:
            client_socket, self.server_socket = self.server_socket, None
            return await super().create_connection(protocol_factory, sock=client_socket)
        # From here on asyncio does what it always does, up to the last step.
        attempt = self.on_address(host, port)
        ATTEMPT.set(attempt)
        try:
            return await super().create_connection(protocol_factory, host, port, **options)
        finally:
            attempt.tell()

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """Reads numbers as the system does ('127.1' is one); names are not looked up."""
        try:
            return socket.getaddrinfo(host, port, family, type, proto, flags | socket.AI_NUMERICHOST)
        except socket.gaierror:
            try:
                # The port that the connection to the name would be made to.
                ATTEMPT.get().effective(None, socket.getaddrinfo('127.0.0.1', port, flags=socket.AI_NUMERICHOST)[0][4][1])
            except socket.gaierror:
                pass
            raise

    async def sock_connect(self, sock, address):
        ATTEMPT.get().effective(address[0], address[1])
        if address[1] > 65535:
            raise OverflowError('port must be 0-65535')  # as the socket does
        raise ConnectionRefusedError('no connection leaves the probe')


class Attempt:
    """A connection that the client is about to make; told once, with what is known in the end."""

    def __init__(self, emit, host, port, jid):
        self.emit = emit
        self.told = False
        self.address = {'host': str(host), 'port': -1, 'jid': jid}
        if re.fullmatch(r'[0-9]{1,9}', str(port), re.ASCII):
            self.address['port'] = int(port)
        else:
            self.address['text'] = str(port)

    def effective(self, ip, port):
        self.address['port'] = port
        if ip is not None:
            self.address['ip'] = ip
        self.tell()

    def tell(self):
        if not self.told:
            self.told = True
            self.emit('address', self.address)


class ProbeClient(slixmpp.ClientXMPP):
    """A client that accepts everything and reports it."""

    def __init__(self, emit):
        super().__init__(FULL_JID, 'secret')
        self.emit = emit
        self.current = None
        self.stanzas_seen = 0
        self.addresses_seen = 0
        self.disconnected_because = None
        self.started = False
        for plugin in ('xep_0030', 'xep_0004', 'xep_0020', 'xep_0095', 'xep_0096'):
            self.register_plugin(plugin)
        self.register_plugin('xep_0047', {'auto_accept': AUTO_ACCEPT})
        self.register_plugin('xep_0065', {'auto_accept': AUTO_ACCEPT})
        # The two are dependencies of xep_0095 and so loaded before their configuration could be given.
        self['xep_0047'].auto_accept = AUTO_ACCEPT
        self['xep_0065'].auto_accept = AUTO_ACCEPT
        self['feature_mechanisms'].unencrypted_plain = True
        offers = self['xep_0095']
        if REPAIR_OFFERS and asyncio.iscoroutinefunction(offers._handle_request):
            self.remove_handler('SI Request')
            self.register_handler(CoroutineCallback('SI Request', StanzaPath('iq@type=set/si'), offers._handle_request))
        self.add_filter('in', self.on_stanza)
        self.add_event_handler('session_start', self.on_session_start)
        self.add_event_handler('disconnected', self.on_disconnected)
        self.add_event_handler('si_request', self.on_offer)
        self.add_event_handler('ibb_stream_start', self.on_stream_start)
        self.add_event_handler('ibb_stream_data', self.on_stream_data)
        self.add_event_handler('ibb_stream_end', self.on_stream_end)

    async def _pick_dns_answer(self, domain, port=None):
        return None  # so that slixmpp goes on with the address it was given

    def exception(self, exception):
        """Errors in handlers are slixmpp's own affair: it has answered them already."""

    def on_stanza(self, stanza):
        if not stanza.xml.get('id', '').startswith(BARRIER):
            self.current = stanza
            self.stanzas_seen += 1
            self.addresses_seen = 0
        return stanza

    def on_session_start(self, _):
        self.send_presence()
        self.get_roster()
        self.started = True

    def on_disconnected(self, reason):
        self.disconnected_because = str(reason or 'connection closed')

    async def on_offer(self, iq):
        file = iq['si']['file']
        size = file['size']
        self.emit('offer', {
            'from': str(iq['from']),
            'sid': iq['si']['id'],
            'name': file['name'],
            'size': int(size) if re.fullmatch(r'\s*[+-]?[0-9]{1,30}\s*', size, re.ASCII) else -1,
        })
        await self['xep_0095'].accept(iq['from'], iq['si']['id'], ifrom=iq['to'])

    def on_address(self, host, port):
        # slixmpp connects to the hosts of a query in order, with the host and the port only; the jid is at the same place in
        # its own list.
        streamhosts = self.current['socks']['streamhosts']
        jid = ''
        if self.addresses_seen < len(streamhosts):
            jid = streamhosts[self.addresses_seen].xml.get('jid', '')
        self.addresses_seen += 1
        return Attempt(self.emit, host, port, jid)

    def on_stream_start(self, stream):
        self.emit('open', {'from': str(stream.peer_jid), 'sid': stream.sid})

    def on_stream_data(self, stream):
        # Taken from the buffer itself: read() would refuse what slixmpp has taken in after it wanted to close the stream.
        while not stream.recv_queue.empty():
            self.emit('bytes', {
                'from': str(stream.peer_jid),
                'sid': stream.sid,
                'base64': base64.b64encode(stream.recv_queue.get_nowait()).decode(),
            })

    def on_stream_end(self, stream):
        # Closed by the peer, or given up by slixmpp because of what the peer sent.
        how = 'completed' if stream.stream_in_closed else 'cancelled'
        self.emit('end', {'from': str(stream.peer_jid), 'sid': stream.sid, 'how': how})

    def forget(self):
        """Drops all offers, streams and unanswered requests."""
        self['xep_0047']._streams.clear()
        self['xep_0047']._preauthed_sids.clear()
        self['xep_0065'].close()
        self['xep_0065']._preauthed_sids.clear()
        self['xep_0095']._pending.clear()
        handlers = self._XMLStream__handlers
        for handler in [h for h in handlers if h.name.startswith('IqCallback_')]:
            handlers.remove(handler)
        for name in [n for n in self.scheduled_events if n.startswith('IqTimeout_')]:
            self.cancel_schedule(name)


class Server:
    """The server's end of the stream: logs the client in, delivers to it, and cuts what it sends into stanzas."""

    TAG = re.compile(rb'<(?:[^>"\']|"[^"]*"|\'[^\']*\')*>')
    STREAM_HEADER = (b"<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                     b"xmlns:stream='http://etherx.jabber.org/streams' from='example.org' id='probe' version='1.0'>")
    MECHANISMS = (b"<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
                  b"</mechanisms></stream:features>")
    FEATURES = (b"<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                b"<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></stream:features>")

    def __init__(self, loop, end, on_stanza):
        self.loop = loop
        self.socket = end
        self.on_stanza = on_stanza
        self.received = b''
        self.scanned = 0
        self.depth = 0
        self.authenticated = False
        self.unsent = b''
        end.setblocking(False)
        loop.add_reader(end, self.on_readable)

    def send(self, data):
        if VERBOSE:
            print('[server]', data.decode(errors='replace'), file=sys.stderr)
        self.unsent += data
        self.flush()

    def flush(self):
        try:
            self.unsent = self.unsent[self.socket.send(self.unsent):]
        except BlockingIOError:
            pass
        except OSError:
            self.unsent = b''
        if self.unsent:
            self.loop.add_writer(self.socket, self.flush)
        else:
            self.loop.remove_writer(self.socket)

    def close(self):
        if self.socket.fileno() >= 0:
            self.loop.remove_reader(self.socket)
            self.loop.remove_writer(self.socket)
            self.socket.close()

    def on_readable(self):
        try:
            data = self.socket.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            data = b''
        if not data:
            self.close()
            return
        self.received += data
        self.cut()

    def cut(self):
        """slixmpp escapes every '<' and '>' in what it sends, so counting tags is enough."""
        while True:
            tag = self.TAG.search(self.received, self.scanned)
            if tag is None:
                return
            self.scanned = tag.end()
            text = tag.group()
            if text.startswith(b'<?'):
                self.take()
            elif text.startswith(b'<stream:stream'):
                self.take()
                self.send(self.STREAM_HEADER + (self.FEATURES if self.authenticated else self.MECHANISMS))
            elif text.startswith(b'</stream:stream'):
                self.close()
                return
            else:
                if text.startswith(b'</'):
                    self.depth -= 1
                elif not text.endswith(b'/>'):
                    self.depth += 1
                if self.depth == 0:
                    self.handle(self.take())

    def take(self):
        stanza, self.received, self.scanned = self.received[:self.scanned], self.received[self.scanned:], 0
        return stanza.strip()

    def handle(self, stanza):
        if VERBOSE:
            print('[client]', stanza.decode(errors='replace'), file=sys.stderr)
        if stanza.startswith(b'<auth'):
            self.authenticated = True
            self.send(b"<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>")
            return
        head = self.TAG.match(stanza).group()
        attributes = {name: value for name, _, value in re.findall(rb'''([\w:-]+)=(["'])(.*?)\2''', head)}
        if not self.on_stanza(stanza, attributes):
            return
        if stanza.startswith(b'<iq') and attributes.get(b'type') in (b'get', b'set'):
            to = attributes.get(b'to', USER.encode())
            if to in (SERVER.encode(), USER.encode()):
                self.answer(stanza, attributes.get(b'id', b''), to)

    def answer(self, stanza, identifier, to):
        """What a server answers to its own user. Requests to other addresses stay unanswered; the suite may answer them."""
        payload = b''
        kind = b'result'
        if b'urn:ietf:params:xml:ns:xmpp-bind' in stanza:
            payload = b"<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>%s</jid></bind>" % FULL_JID.encode()
        elif b'urn:ietf:params:xml:ns:xmpp-session' in stanza:
            pass
        elif b'jabber:iq:roster' in stanza:
            payload = b"<query xmlns='jabber:iq:roster'/>"
        elif b'http://jabber.org/protocol/disco#info' in stanza:
            payload = (b"<query xmlns='http://jabber.org/protocol/disco#info'><identity category='server' type='im'/>"
                       b"<feature var='http://jabber.org/protocol/disco#info'/></query>")
        elif b'http://jabber.org/protocol/disco#items' in stanza:
            payload = b"<query xmlns='http://jabber.org/protocol/disco#items'/>"
        else:
            kind = b'error'
            payload = (b"<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>")
        self.send(b"<iq type='%s' id='%s' from='%s' to='%s'>%s</iq>" % (kind, identifier, to, FULL_JID.encode(), payload))


class Probe:
    """The line protocol: one command at a time, answered when the event loop is idle again."""

    def __init__(self, loop, selector):
        self.loop = loop
        self.selector = selector
        self.client = None
        self.server = None
        self.state = None  # what the next idle moment means: 'login', 'stanza', 'forget' or 'command'
        self.client_lines = []
        self.event_lines = []
        self.barrier = None
        self.barriers = 0
        self.barrier_passed = False
        self.ready_told = False
        self.input = sys.stdin.buffer
        self.output = sys.stdout.buffer
        loop.on_address = lambda host, port: self.client.on_address(host, port)
        selector.on_idle = self.on_idle

    def emit(self, kind, fields):
        self.event_lines.append(b'E ' + json.dumps({kind: fields}, ensure_ascii=False).encode('utf-8', 'replace'))

    def on_client_stanza(self, stanza, attributes):
        """False for the answer to the barrier, which is nobody's business."""
        if self.barrier is not None and attributes.get(b'id') == self.barrier:
            self.barrier_passed = True
            return False
        self.client_lines.append(b'C ' + base64.b64encode(stanza))
        return True

    def log_in(self):
        if self.server is not None:
            self.server.close()
        self.loop.server_socket, end = socket.socketpair()
        self.server = Server(self.loop, end, self.on_client_stanza)
        self.client = ProbeClient(self.emit)
        self.client.connect(('127.0.0.1', 5222), disable_starttls=True, force_starttls=False)
        self.state = 'login'

    def deliver(self, stanza):
        self.barrier = None
        self.stanza = stanza
        self.client.stanzas_seen = 0
        self.server.send(stanza)

    def send_barrier(self):
        self.barriers += 1
        self.barrier = b'%s%d' % (BARRIER.encode(), self.barriers)
        self.barrier_passed = False
        self.server.send(b"<iq type='get' id='%s' from='%s' to='%s'><ping xmlns='urn:xmpp:ping'/></iq>"
                         % (self.barrier, SERVER.encode(), FULL_JID.encode()))

    def needs_barrier(self):
        """
        No, if slixmpp has read exactly one stanza and its parser is back on the level of stanzas: then it has handled it, since
        all is idle. The ping would tell no more and cost as much time as the stanza.
        """
        client = self.client
        return not (client.stanzas_seen == 1 and client.xml_depth == 1 and self.stanza.rstrip().endswith(b'>'))

    def reply(self):
        lines = self.client_lines + self.event_lines + [b'.', b'']
        self.output.write(b'\n'.join(lines))
        self.output.flush()
        self.client_lines.clear()
        self.event_lines.clear()
        self.state = 'command'

    def on_idle(self):
        """True if there is something to do now."""
        if self.state == 'login':
            if not self.client.started:
                sys.exit('probe: the client does not log in')
            if not self.ready_told:
                self.ready_told = True
                self.output.write(b'READY slixmpp %s\n' % slixmpp.__version__.encode())
                self.output.flush()
                self.client_lines.clear()
                self.event_lines.clear()
                self.state = 'command'
            else:
                self.client_lines = self.kept_client_lines
                self.event_lines = self.kept_event_lines
                self.reply()
        elif self.state in ('stanza', 'forget'):
            lost = self.client.disconnected_because
            if lost is None and self.state == 'stanza' and self.barrier is None and self.needs_barrier():
                self.send_barrier()
                return True
            if lost is None and self.barrier is not None and not self.barrier_passed:
                # All is quiet but the ping: the stanza has left the client's parser in the middle of something.
                lost = 'the client no longer answers on its stream'
            if self.state == 'forget':
                self.client_lines.clear()
                self.event_lines.clear()
            elif lost is not None:
                self.emit('disconnect', {'how': lost})
            if lost is not None:
                self.kept_client_lines, self.client_lines = self.client_lines, []
                self.kept_event_lines, self.event_lines = self.event_lines, []
                self.client.emit = lambda kind, fields: None
                self.client.abort()
                self.log_in()
                return True
            self.reply()
        return self.read_command()

    def read_command(self):
        line = self.input.readline()  # blocks; nothing else is to be done meanwhile
        if not line:
            self.selector.on_idle = None
            self.loop.stop()
        elif line.startswith(b'S '):
            self.state = 'stanza'
            self.deliver(base64.b64decode(line[2:]))
        elif line.strip() == b'R':
            self.state = 'forget'
            self.client.forget()
            self.barrier = None
        elif line.strip():
            sys.exit("probe: a line that is neither 'S <base64>' nor 'R'")
        return True


def main():
    if VERBOSE:
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    else:
        logging.disable(logging.CRITICAL)
    selector = IdleSelector()
    loop = ProbeLoop(selector)
    asyncio.set_event_loop(loop)
    probe = Probe(loop, selector)
    probe.log_in()
    loop.run_forever()
    sys.stdout.flush()
    os._exit(0)  # without the warnings about what slixmpp has left unfinished


if __name__ == '__main__':
    main()
