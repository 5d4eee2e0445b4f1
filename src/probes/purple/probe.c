// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

/*
 * Shows what a client built on libpurple (Pidgin, Finch, ...) sees of the stanzas that a server delivers to it.
 *
 * Two processes. The parent speaks the line protocol on stdin and stdout (see ../README.md) and plays the XMPP server. The
 * child is the client: the real libpurple with its real XMPP plugin, logged in over a socket pair. They are separate because
 * hostile stanzas can crash the library; the parent then reports it and starts a new client.
 *
 * What the client sees is observed where the library itself acts: at its signals, and at the few functions through which its
 * parts call each other (purple_xfer_start, purple_proxy_connect, connect, fwrite). Those are defined again below, note what
 * they are called with, and then do what the original does. Nothing is parsed here that the library has not parsed.
 */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <glib-unix.h>
#include <glib/gstdio.h>

#include <purple.h>

#define USER "bob@example.org"
#define JID "bob@example.org/phone"
#define SERVER "example.org"
#define LOGIN_PATIENCE_MS 20000
#define STANZA_PATIENCE_MS 20000

static gboolean verbose; /* PROBE_VERBOSE=1: everything the library prints, and all traffic, on stderr */
static char *home;       /* the client's only directory; removed at exit */

/* ------------------------------------------------------------------------------------------------ JSON and small tools */

static void json_string(GString *out, const char *text)
{
    char *valid = g_utf8_make_valid(text ? text : "", -1);
    g_string_append_c(out, '"');
    for (const unsigned char *c = (const unsigned char *) valid; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(out, "\\%c", *c);
        else if (*c < 0x20 || *c == 0x7f)
            g_string_append_printf(out, "\\u%04x", *c);
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
    g_free(valid);
}

/* {"KIND":{KEY:VALUE,...}}; the fields are pairs of a name and a text, with a name that begins with '#' for a number. */
static char *json_event(const char *kind, ...) G_GNUC_NULL_TERMINATED;

static char *json_event(const char *kind, ...)
{
    GString *out = g_string_new("{");
    json_string(out, kind);
    g_string_append(out, ":{");
    va_list fields;
    va_start(fields, kind);
    const char *name, *separator = "";
    while ((name = va_arg(fields, const char *)) != NULL) {
        const char *value = va_arg(fields, const char *);
        g_string_append(out, separator);
        separator = ",";
        if (*name == '#') {
            json_string(out, name + 1);
            g_string_append_printf(out, ":%s", value);
        } else {
            json_string(out, name);
            g_string_append_c(out, ':');
            json_string(out, value);
        }
    }
    va_end(fields);
    g_string_append(out, "}}");
    return g_string_free(out, FALSE);
}

static void remove_tree(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    if (dir) {
        const char *name;
        while ((name = g_dir_read_name(dir)) != NULL) {
            char *child = g_build_filename(path, name, NULL);
            struct stat st;
            if (lstat(child, &st) == 0 && S_ISDIR(st.st_mode))
                remove_tree(child);
            else
                unlink(child);
            g_free(child);
        }
        g_dir_close(dir);
    }
    rmdir(path);
}

static void write_fully(int fd, const char *data, gsize length)
{
    while (length > 0) {
        ssize_t n = write(fd, data, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            remove_tree(home); /* the other process or the suite is gone, possibly killed: leave nothing behind */
            _exit(0);
        }
        data += n;
        length -= n;
    }
}

/* -------------------------------------------------------------------------------------------------- child: the client */

static int events_out = -1;   /* the child's pipe to the parent; -1 in the parent */
static int server_socket = -1; /* the child's end of the XMPP connection, until the client has "connected" to it */
static gboolean logged_in;
static gboolean muted; /* while the probe itself cancels transfers */

/* The sid of the offer that the client is handling, read from the library's own tree by the library's own function. */
static char *offered_sid;

/* The connection that the client tries at the moment. The jid is known only when the library reports the failure. */
static struct {
    char *host, *ip;
    int port;
    gboolean seen;
} attempt;

typedef struct {
    char *from, *sid, *path;
    gboolean ended;
} Transfer;

static GHashTable *transfers; /* PurpleXfer* -> Transfer */

static void emit(char *json)
{
    if (!muted) {
        char *line = g_strconcat("E ", json, "\n", NULL);
        write_fully(events_out, line, strlen(line));
        g_free(line);
    }
    g_free(json);
}

static void emit_attempt(const char *jid)
{
    if (attempt.seen) {
        char port[16];
        g_snprintf(port, sizeof port, "%d", attempt.port);
        emit(attempt.ip
                 ? json_event("address", "host", attempt.host, "#port", port, "jid", jid, "ip", attempt.ip, NULL)
                 : json_event("address", "host", attempt.host, "#port", port, "jid", jid, NULL));
    }
    attempt.seen = FALSE;
    g_clear_pointer(&attempt.ip, g_free);
}

/* The originals of the functions that are defined again here. */
static void *original(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);
    if (!function)
        g_error("no %s in the library", name);
    return function;
}

PurpleProxyConnectData *purple_proxy_connect(
        void *handle, PurpleAccount *account, const char *host, int port, PurpleProxyConnectFunction callback, gpointer data)
{
    static PurpleProxyConnectData *(*real)(
            void *, PurpleAccount *, const char *, int, PurpleProxyConnectFunction, gpointer);
    if (!real)
        real = original("purple_proxy_connect");
    emit_attempt("");
    g_free(attempt.host);
    attempt.host = g_strdup(host);
    return real(handle, account, host, port, callback, data);
}

/* The client's own connection becomes the socket pair; after that no connection is made at all, to whatever address. */
int connect(int fd, const struct sockaddr *address, socklen_t length)
{
    (void) length;
    if (events_out < 0 || address->sa_family == AF_UNIX) {
        errno = ECONNREFUSED;
        return -1;
    }
    if (!logged_in && server_socket >= 0) {
        int connected = dup2(server_socket, fd) == fd;
        close(server_socket);
        server_socket = -1;
        return connected ? 0 : -1;
    }
    char ip[INET6_ADDRSTRLEN] = "";
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *) address;
        inet_ntop(AF_INET, &in->sin_addr, ip, sizeof ip);
        attempt.port = ntohs(in->sin_port);
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *) address;
        inet_ntop(AF_INET6, &in6->sin6_addr, ip, sizeof ip);
        attempt.port = ntohs(in6->sin6_port);
    }
    attempt.seen = logged_in;
    g_free(attempt.ip);
    attempt.ip = g_strdup(ip);
    errno = ECONNREFUSED;
    return -1;
}

/* UDP as well (STUN, UPnP): nothing leaves this process. */
ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *address, socklen_t length)
{
    (void) fd, (void) data, (void) size, (void) flags, (void) address, (void) length;
    errno = ENETUNREACH;
    return -1;
}

/* A name instead of an address: the library asks the user interface to look it up, and is told that there is none. */
static gboolean resolve_host(
        PurpleDnsQueryData *query, PurpleDnsQueryResolvedCallback resolved, PurpleDnsQueryFailedCallback failed)
{
    (void) resolved;
    attempt.port = purple_dnsquery_get_port(query);
    attempt.seen = logged_in;
    failed(query, "no such host");
    return TRUE;
}

static gboolean fail_srv(gpointer data)
{
    gpointer *query_and_callback = data;
    ((PurpleSrvTxtQueryFailedCallback) query_and_callback[1])(query_and_callback[0], "no such service");
    g_free(data);
    return FALSE;
}

static gboolean resolve_srv(PurpleSrvTxtQueryData *query, PurpleSrvTxtQueryResolvedCallback resolved,
        PurpleSrvTxtQueryFailedCallback failed)
{
    (void) resolved;
    gpointer *query_and_callback = g_new(gpointer, 2);
    query_and_callback[0] = query;
    query_and_callback[1] = failed;
    g_timeout_add(0, fail_srv, query_and_callback);
    return TRUE;
}

/* Called for a transfer when its stream is there. For an in-band stream there is no socket. */
void purple_xfer_start(PurpleXfer *xfer, int fd, const char *ip, unsigned int port)
{
    static void (*real)(PurpleXfer *, int, const char *, unsigned int);
    if (!real)
        real = original("purple_xfer_start");
    Transfer *transfer = g_hash_table_lookup(transfers, xfer);
    if (transfer && fd == -1 && ip == NULL)
        emit(json_event("open", "from", transfer->from, "sid", transfer->sid, NULL));
    real(xfer, fd, ip, port);
}

/* Every byte of a received file goes through here into the file. */
size_t fwrite(const void *data, size_t size, size_t count, FILE *file)
{
    if (transfers && file != stdout && file != stderr) {
        GHashTableIter i;
        gpointer key, value;
        g_hash_table_iter_init(&i, transfers);
        while (g_hash_table_iter_next(&i, &key, &value))
            if (((PurpleXfer *) key)->dest_fp == file) {
                Transfer *transfer = value;
                char *base64 = g_base64_encode(data, size * count);
                emit(json_event("bytes", "from", transfer->from, "sid", transfer->sid, "base64", base64, NULL));
                g_free(base64);
            }
    }
    return fwrite_unlocked(data, size, count, file);
}

static void free_transfer(gpointer data)
{
    Transfer *transfer = data;
    unlink(transfer->path);
    g_free(transfer->from);
    g_free(transfer->sid);
    g_free(transfer->path);
    g_free(transfer);
}

static void on_offer(PurpleXfer *xfer, gpointer unused)
{
    (void) unused;
    static unsigned counter;
    Transfer *transfer = g_new0(Transfer, 1);
    transfer->from = g_strdup(purple_xfer_get_remote_user(xfer));
    transfer->sid = g_strdup(offered_sid ? offered_sid : "");
    transfer->path = g_strdup_printf("%s/received-%u", home, counter++);
    g_hash_table_replace(transfers, xfer, transfer);
    char size[24];
    gsize known = purple_xfer_get_size(xfer); /* the library has no other sign for "unknown" than 0 */
    g_snprintf(size, sizeof size, known ? "%" G_GSIZE_FORMAT : "-1", known);
    emit(json_event("offer", "from", transfer->from, "sid", transfer->sid, "name", purple_xfer_get_filename(xfer), "#size",
            size, NULL));
    purple_xfer_request_accepted(xfer, transfer->path);
}

static void on_end(PurpleXfer *xfer, gpointer how)
{
    Transfer *transfer = g_hash_table_lookup(transfers, xfer);
    if (transfer && !transfer->ended) {
        transfer->ended = TRUE;
        emit_attempt("");
        emit(json_event("end", "from", transfer->from, "sid", transfer->sid, "how", how, NULL));
    }
}

static void on_xfer_destroyed(PurpleXfer *xfer)
{
    g_hash_table_remove(transfers, xfer);
}

static void on_packet(PurpleConnection *gc, xmlnode **packet, gpointer unused)
{
    (void) gc, (void) unused;
    xmlnode *payload = (*packet)->child;
    while (payload && payload->type != XMLNODE_TYPE_TAG) /* the plugin, too, looks at the first element only */
        payload = payload->next;
    g_free(offered_sid);
    offered_sid = g_strdup(payload && !strcmp(payload->name, "si") ? xmlnode_get_attrib(payload, "id") : NULL);
}

/* The only place where the library tells the jid of the streamhost that it could not reach. */
static void on_debug(PurpleDebugLevel level, const char *category, const char *text)
{
    static const char begin[] = "si connection failed, jid was ";
    if (verbose)
        fprintf(stderr, "[%s] %s%s", category ? category : "-", text, g_str_has_suffix(text, "\n") ? "" : "\n");
    if (level == PURPLE_DEBUG_WARNING && attempt.seen && g_str_has_prefix(text, begin)) {
        char *marker = g_strdup_printf(", host was %s, error was ", attempt.host);
        const char *end = g_strrstr(text, marker);
        char *jid = end ? g_strndup(text + strlen(begin), end - text - strlen(begin)) : g_strdup("");
        emit_attempt(jid);
        g_free(jid);
        g_free(marker);
    }
}

static gboolean is_debug_enabled(PurpleDebugLevel level, const char *category)
{
    return verbose || (level == PURPLE_DEBUG_WARNING && purple_strequal(category, "jabber"));
}

static void on_log(const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
    (void) level, (void) unused;
    if (verbose)
        fprintf(stderr, "[%s] %s\n", domain ? domain : "-", message);
}

static void on_signed_on(PurpleConnection *gc, gpointer unused)
{
    (void) gc, (void) unused;
    logged_in = TRUE;
    char *line = g_strdup_printf("READY libpurple %s\n", purple_core_get_version());
    write_fully(events_out, line, strlen(line));
    g_free(line);
}

static void on_disconnected(PurpleConnection *gc, PurpleConnectionError reason, const char *text)
{
    (void) gc, (void) reason;
    emit(json_event("disconnect", "how", text, NULL));
    _exit(0); /* the parent starts a new client */
}

/*
 * The library keeps a transfer after its end for the sake of the user interface's list of transfers, until that lets go of it.
 * Pidgin does so when the user clears the list. Here it is done when the library is not in the middle of anything.
 */
static void release_ended(void)
{
    GList *all = g_hash_table_get_keys(transfers);
    for (GList *i = all; i; i = i->next) {
        Transfer *transfer = g_hash_table_lookup(transfers, i->data);
        if (transfer && transfer->ended)
            purple_xfer_unref(i->data);
    }
    g_list_free(all);
}

static void cancel_everything(void)
{
    muted = TRUE;
    GList *all = g_hash_table_get_keys(transfers);
    for (GList *i = all; i; i = i->next) {
        Transfer *transfer = g_hash_table_lookup(transfers, i->data);
        if (transfer && !transfer->ended)
            purple_xfer_cancel_local(i->data);
    }
    g_list_free(all);
    GList *conversations;
    while ((conversations = purple_get_conversations()) != NULL)
        purple_conversation_destroy(conversations->data);
    attempt.seen = FALSE;
    muted = FALSE;
}

/*
 * One byte from the parent: 'B' asks for a sign of life when all is handled, 'R' to forget everything first. The watch has the
 * lowest priority. It runs only when no socket and no timer of the library is ready any more, which is what "handled" means.
 */
static gboolean on_control(gint fd, GIOCondition condition, gpointer unused)
{
    (void) condition, (void) unused;
    char command;
    if (read(fd, &command, 1) != 1) {
        remove_tree(home); /* the parent is gone */
        _exit(0);
    }
    if (command == 'R')
        cancel_everything();
    emit_attempt("");
    release_ended();
    write_fully(events_out, ".\n", 2);
    return TRUE;
}

/* libpurple leaves the event loop to its user; this is the usual binding to the one of GLib. */
typedef struct {
    PurpleInputFunction function;
    gpointer data;
} Watch;

static gboolean on_input(gint fd, GIOCondition condition, gpointer data)
{
    Watch *watch = data;
    PurpleInputCondition purple = 0;
    if (condition & (G_IO_IN | G_IO_HUP | G_IO_ERR))
        purple |= PURPLE_INPUT_READ;
    if (condition & (G_IO_OUT | G_IO_HUP | G_IO_ERR))
        purple |= PURPLE_INPUT_WRITE;
    watch->function(watch->data, fd, purple);
    return TRUE;
}

static guint add_input(int fd, PurpleInputCondition condition, PurpleInputFunction function, gpointer data)
{
    Watch *watch = g_new(Watch, 1);
    watch->function = function;
    watch->data = data;
    GIOCondition glib = 0;
    if (condition & PURPLE_INPUT_READ)
        glib |= G_IO_IN | G_IO_HUP | G_IO_ERR;
    if (condition & PURPLE_INPUT_WRITE)
        glib |= G_IO_OUT | G_IO_HUP | G_IO_ERR;
    return g_unix_fd_add_full(G_PRIORITY_DEFAULT, fd, glib, on_input, watch, g_free);
}

static PurpleEventLoopUiOps loop_ops = {
    .timeout_add = g_timeout_add,
    .timeout_remove = g_source_remove,
    .input_add = add_input,
    .input_remove = g_source_remove,
    .timeout_add_seconds = g_timeout_add_seconds,
};
static PurpleDebugUiOps debug_ops = {.print = on_debug, .is_enabled = is_debug_enabled};
static PurpleDnsQueryUiOps dns_ops = {.resolve_host = resolve_host};
static PurpleSrvTxtQueryUiOps srv_ops = {.resolve = resolve_srv};
static PurpleConnectionUiOps connection_ops = {.report_disconnect_reason = on_disconnected};
static PurpleXferUiOps xfer_ops = {.destroy = on_xfer_destroyed};

static void run_client(int socket_fd, int control_fd, int events_fd)
{
    server_socket = socket_fd;
    events_out = events_fd;
    fcntl(socket_fd, F_SETFL, O_NONBLOCK);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGINT, SIG_IGN); /* the parent decides */
    signal(SIGTERM, SIG_DFL);
    g_log_set_default_handler(on_log, NULL);
    transfers = g_hash_table_new_full(NULL, NULL, NULL, free_transfer);

    purple_util_set_user_dir(home);
    purple_debug_set_ui_ops(&debug_ops);
    purple_eventloop_set_ui_ops(&loop_ops);
    if (!purple_core_init("probe"))
        _exit(2);
    purple_dnsquery_set_ui_ops(&dns_ops);
    purple_srv_txt_query_set_ui_ops(&srv_ops);
    purple_connections_set_ui_ops(&connection_ops);
    purple_xfers_set_ui_ops(&xfer_ops);
    purple_set_blist(purple_blist_new());
    purple_prefs_set_bool("/purple/network/auto_ip", FALSE);
    purple_prefs_set_bool("/purple/network/map_ports", FALSE);
    purple_prefs_set_string("/purple/proxy/type", "none");
    purple_prefs_set_string("/purple/away/idle_reporting", "none");
    purple_prefs_set_bool("/purple/logging/log_ims", FALSE);
    purple_prefs_set_bool("/purple/logging/log_chats", FALSE);
    purple_prefs_set_bool("/purple/logging/log_system", FALSE);

    static int handle;
    PurplePlugin *jabber = purple_find_prpl("prpl-jabber");
    if (!jabber)
        _exit(3);
    purple_signal_connect(jabber, "jabber-receiving-xmlnode", &handle, PURPLE_CALLBACK(on_packet), NULL);
    purple_signal_connect(purple_xfers_get_handle(), "file-recv-request", &handle, PURPLE_CALLBACK(on_offer), NULL);
    purple_signal_connect(purple_xfers_get_handle(), "file-recv-complete", &handle, PURPLE_CALLBACK(on_end), "completed");
    purple_signal_connect(purple_xfers_get_handle(), "file-recv-cancel", &handle, PURPLE_CALLBACK(on_end), "cancelled");
    purple_signal_connect(purple_connections_get_handle(), "signed-on", &handle, PURPLE_CALLBACK(on_signed_on), NULL);

    PurpleAccount *account = purple_account_new(JID, "prpl-jabber");
    purple_account_set_password(account, "secret");
    purple_account_set_string(account, "connection_security", "opportunistic_tls");
    purple_account_set_bool(account, "auth_plain_in_clear", TRUE);
    purple_account_set_string(account, "connect_server", "127.0.0.1");
    purple_account_set_string(account, "ft_proxies", "");
    purple_accounts_add(account);
    purple_account_set_enabled(account, "probe", TRUE);
    purple_savedstatus_activate(purple_savedstatus_new(NULL, PURPLE_STATUS_AVAILABLE));

    g_unix_fd_add_full(G_PRIORITY_LOW, control_fd, G_IO_IN | G_IO_HUP, on_control, NULL, NULL);
    g_main_loop_run(g_main_loop_new(NULL, FALSE));
    _exit(0);
}

/* -------------------------------------------------------------------------------------------------- parent: the server */

typedef struct {
    pid_t pid;
    int socket, control, events;
    GString *to_client;   /* XML that waits to be written */
    GString *from_client; /* XML that is not yet cut into stanzas */
    GString *lines;       /* what the child reported and is not yet read */
    gboolean authenticated, dead, quiet, barrier_passed, answered;
    char *ready; /* name and version, once logged in */
} Client;

static Client client;
static GString *client_lines; /* the 'C' lines for the current stanza */
static GString *event_lines;  /* the 'E' lines for it */
static char barrier_id[48];

/*
 * The value of an attribute as it is written in a start tag, still escaped, so that it can be echoed between the same quotes.
 * Only libpurple's own serialiser has written what is read here: no comments, no CDATA, no '<' or '>' in values.
 */
static char *raw_attribute(const char *tag, const char *name)
{
    const char *end = strchr(tag, '>');
    gsize length = strlen(name);
    const char *c = tag;
    while (end && c < end) {
        while (c < end && !g_ascii_isspace(*c))
            c++;
        while (c < end && g_ascii_isspace(*c))
            c++;
        const char *equals = memchr(c, '=', end - c);
        const char *close = equals ? memchr(equals + 2, equals[1], end - equals) : NULL;
        if (!close)
            return NULL;
        if ((gsize) (equals - c) == length && strncmp(c, name, length) == 0)
            return g_strndup(equals + 2, close - equals - 2);
        c = close + 1;
    }
    return NULL;
}

static void answer(const char *id, const char *from, const char *type, const char *payload)
{
    g_string_append_printf(client.to_client, "<iq type='%s' id='%s' from='%s' to='" JID "'>%s</iq>", type, id, from, payload);
    client.answered = TRUE;
}

/* What a server answers to its own user. Requests to other addresses stay unanswered; the suite may answer them. */
static void serve_iq(const char *stanza, const char *type, const char *id, const char *to)
{
    const char *from = to ? to : USER; /* RFC 6120: a request without an address is one to the own account */
    if (!id || !type || (strcmp(type, "get") && strcmp(type, "set")))
        return;
    if (strstr(stanza, "urn:ietf:params:xml:ns:xmpp-bind"))
        answer(id, from, "result", "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" JID "</jid></bind>");
    else if (strstr(stanza, "urn:ietf:params:xml:ns:xmpp-session"))
        answer(id, from, "result", "");
    else if (strstr(stanza, "jabber:iq:roster"))
        answer(id, from, "result", "<query xmlns='jabber:iq:roster'/>");
    else if (strstr(stanza, "http://jabber.org/protocol/disco#info"))
        answer(id, from, "result",
                "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='server' type='im'/>"
                "<feature var='http://jabber.org/protocol/disco#info'/></query>");
    else if (strstr(stanza, "http://jabber.org/protocol/disco#items"))
        answer(id, from, "result", "<query xmlns='http://jabber.org/protocol/disco#items'/>");
    else
        answer(id, from, "error",
                "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>");
}

static void on_stream_header(void)
{
    g_string_append(client.to_client,
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
            "from='" SERVER "' id='probe' version='1.0'><stream:features>");
    g_string_append(client.to_client, client.authenticated
                    ? "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>"
                    : "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>");
    g_string_append(client.to_client, "</stream:features>");
}

static void on_client_stanza(const char *stanza, gsize length)
{
    if (verbose)
        fprintf(stderr, "[client] %.*s\n", (int) length, stanza);
    if (g_str_has_prefix(stanza, "<auth")) {
        client.authenticated = TRUE;
        g_string_append(client.to_client, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        return;
    }
    gboolean is_iq = g_str_has_prefix(stanza, "<iq"), keepalive = FALSE;
    if (is_iq) {
        char *id = raw_attribute(stanza, "id"), *type = raw_attribute(stanza, "type"), *to = raw_attribute(stanza, "to");
        if (id && !strcmp(id, barrier_id)) {
            client.barrier_passed = TRUE;
            keepalive = TRUE;
        } else if (!to || !strcmp(to, SERVER) || !strcmp(to, USER)) {
            keepalive = strstr(stanza, "urn:xmpp:ping") != NULL; /* follows a clock, not the stanza */
            serve_iq(stanza, type, id, to);
        }
        g_free(id);
        g_free(type);
        g_free(to);
    }
    if (!keepalive) {
        char *base64 = g_base64_encode((const guchar *) stanza, length);
        g_string_append_printf(client_lines, "C %s\n", base64);
        g_free(base64);
    }
}

/* The length of the first complete element (or of the stream's start tag) in the text, or 0. */
static gsize complete_element(const GString *in)
{
    int depth = 0;
    for (gsize at = 0; at < in->len;) {
        char *open = memchr(in->str + at, '<', in->len - at);
        if (!open)
            return 0;
        char quote = 0, *close = open + 1;
        for (; *close && (quote || *close != '>'); close++)
            if (quote ? *close == quote : *close == '"' || *close == '\'')
                quote = quote ? 0 : *close;
        if (!*close)
            return 0;
        at = close + 1 - in->str;
        if (open[1] == '?')
            continue;
        depth += open[1] == '/' ? -1 : close[-1] == '/' ? 0 : 1;
        if (depth <= 0 || (depth == 1 && g_str_has_prefix(open, "<stream:stream")))
            return at;
    }
    return 0;
}

static void cut_stanzas(void)
{
    gsize length;
    while ((length = complete_element(client.from_client)) > 0) {
        char *text = g_strndup(client.from_client->str, length);
        g_string_erase(client.from_client, 0, length);
        char *element = strchr(text, '<');
        if (g_str_has_prefix(element, "<?xml"))
            element = strchr(element + 1, '<');
        if (g_str_has_prefix(element, "<stream:stream"))
            on_stream_header();
        else if (!g_str_has_prefix(element, "</"))
            on_client_stanza(element, text + length - element);
        g_free(text);
    }
}

static void on_report(const char *line)
{
    if (verbose)
        fprintf(stderr, "[report] %s\n", line);
    if (g_str_has_prefix(line, "READY ")) {
        g_free(client.ready);
        client.ready = g_strdup(line + 6);
    } else if (!strcmp(line, ".")) {
        client.quiet = TRUE;
    } else {
        g_string_append(event_lines, line);
        g_string_append_c(event_lines, '\n');
    }
}

static void cut_reports(void)
{
    char *end;
    while ((end = memchr(client.lines->str, '\n', client.lines->len)) != NULL) {
        char *line = g_strndup(client.lines->str, end - client.lines->str);
        g_string_erase(client.lines, 0, end + 1 - client.lines->str);
        on_report(line);
        g_free(line);
    }
}

static gboolean read_into(int fd, GString *buffer)
{
    char chunk[65536];
    ssize_t n = read(fd, chunk, sizeof chunk);
    if (n > 0)
        g_string_append_len(buffer, chunk, n);
    return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Moves bytes between the two processes, once; gives up waiting at the deadline and then kills the client. */
static void step(gint64 deadline)
{
    struct pollfd fds[2] = {
        {client.events, POLLIN, 0},
        {client.socket, POLLIN | (client.to_client->len ? POLLOUT : 0), 0},
    };
    gint64 left = (deadline - g_get_monotonic_time()) / 1000;
    int ready = poll(fds, client.socket < 0 ? 1 : 2, left > 0 ? (int) left : 0);
    if (ready == 0) {
        char *event = json_event("crash", "how", "does not answer", NULL);
        g_string_append_printf(event_lines, "E %s\n", event);
        g_free(event);
        kill(client.pid, SIGKILL);
        client.dead = TRUE;
        return;
    }
    if (client.socket >= 0 && fds[1].revents & POLLOUT) {
        ssize_t n = write(client.socket, client.to_client->str, client.to_client->len);
        if (n > 0)
            g_string_erase(client.to_client, 0, n);
    }
    /* The socket before the reports: what the client sent before it reported "quiet" is then read before it. */
    if (client.socket >= 0 && fds[1].revents & (POLLIN | POLLHUP | POLLERR)) {
        if (!read_into(client.socket, client.from_client)) {
            close(client.socket);
            client.socket = -1;
            g_string_truncate(client.to_client, 0);
        }
        cut_stanzas();
    } else if (fds[0].revents) {
        if (!read_into(client.events, client.lines))
            client.dead = TRUE;
        cut_reports();
    }
}

static void kill_client(void)
{
    if (client.pid <= 0)
        return;
    close(client.control);
    close(client.events);
    if (client.socket >= 0)
        close(client.socket);
    kill(client.pid, SIGKILL);
    waitpid(client.pid, NULL, 0);
    client.pid = 0;
    g_string_free(client.to_client, TRUE);
    g_string_free(client.from_client, TRUE);
    g_string_free(client.lines, TRUE);
    g_free(client.ready);
    memset(&client, 0, sizeof client);
}

/* After the client has ended: says why, unless it has said so itself before. */
static void report_death(void)
{
    int status = 0;
    waitpid(client.pid, &status, 0);
    client.pid = -client.pid;
    if (strstr(event_lines->str, "E {\"disconnect\"") || strstr(event_lines->str, "E {\"crash\""))
        return;
    char *event = WIFSIGNALED(status) ? json_event("crash", "how", strsignal(WTERMSIG(status)), NULL)
                                      : json_event("crash", "how", "exited", NULL);
    g_string_append_printf(event_lines, "E %s\n", event);
    g_free(event);
}

/* Delivers the XML and returns when the client has handled it: FALSE if it did not survive that. */
static gboolean deliver(const char *xml, gsize length, char command)
{
    static guint64 counter;
    gint64 deadline = g_get_monotonic_time() + STANZA_PATIENCE_MS * G_GINT64_CONSTANT(1000);
    g_string_append_len(client.to_client, xml, length);
    do {
        /* Again if the server had to answer something, since the client then has that to handle as well. */
        client.answered = client.quiet = client.barrier_passed = FALSE;
        g_snprintf(barrier_id, sizeof barrier_id, "barrier-%x-%" G_GUINT64_FORMAT, (unsigned) getpid(), ++counter);
        g_string_append_printf(client.to_client,
                "<iq type='get' id='%s' from='" SERVER "' to='" JID "'><ping xmlns='urn:xmpp:ping'/></iq>", barrier_id);
        while (!client.dead && client.to_client->len > 0 && client.socket >= 0)
            step(deadline);
        if (!client.dead && write(client.control, &command, 1) != 1)
            client.dead = TRUE;
        command = 'B';
        while (!client.dead && !client.quiet)
            step(deadline);
        if (!client.dead && client.socket >= 0 && !client.barrier_passed) {
            /* All is quiet but the ping: the stanza has left the client's parser in the middle of something. */
            char *event = json_event("disconnect", "how", "the client no longer answers on its stream", NULL);
            g_string_append_printf(event_lines, "E %s\n", event);
            g_free(event);
            client.dead = TRUE;
            kill(client.pid, SIGKILL);
        }
    } while (!client.dead && client.answered);
    if (client.dead)
        report_death();
    return !client.dead;
}

static gboolean start_client(void)
{
    int xmpp[2], control[2], events[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, xmpp) || pipe2(control, O_CLOEXEC) || pipe2(events, O_CLOEXEC))
        return FALSE;
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid < 0)
        return FALSE;
    if (pid == 0) {
        close(xmpp[0]);
        close(control[1]);
        close(events[0]);
        /* stdout belongs to the line protocol, and stdin to the parent. */
        int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        dup2(verbose ? 2 : null, 1);
        if (!verbose)
            dup2(null, 2);
        if (getppid() == parent)
            run_client(xmpp[1], control[0], events[1]);
        _exit(0);
    }
    close(xmpp[1]);
    close(control[0]);
    close(events[1]);
    fcntl(xmpp[0], F_SETFL, O_NONBLOCK);
    client = (Client){.pid = pid, .socket = xmpp[0], .control = control[1], .events = events[0]};
    client.to_client = g_string_new(NULL);
    client.from_client = g_string_new(NULL);
    client.lines = g_string_new(NULL);

    GString *kept_client_lines = client_lines, *kept_event_lines = event_lines;
    client_lines = g_string_new(NULL);
    event_lines = g_string_new(NULL);
    gint64 deadline = g_get_monotonic_time() + LOGIN_PATIENCE_MS * G_GINT64_CONSTANT(1000);
    while (!client.dead && !client.ready)
        step(deadline);
    gboolean alive = !client.dead;
    if (alive) {
        /* The client goes on asking the server for some time after the login; none of that belongs to a stanza. */
        do {
            g_string_truncate(client_lines, 0);
            alive = deliver("", 0, 'B');
        } while (alive && client_lines->len > 0);
    }
    g_string_free(client_lines, TRUE);
    g_string_free(event_lines, TRUE);
    client_lines = kept_client_lines;
    event_lines = kept_event_lines;
    return alive;
}

static void clean_up(void)
{
    kill_client();
    remove_tree(home);
}

static void die(const char *why)
{
    fprintf(stderr, "probe: %s\n", why);
    clean_up();
    exit(1);
}

static void on_signal(int number)
{
    (void) number;
    if (client.pid > 0)
        kill(client.pid, SIGKILL);
    remove_tree(home); /* not async-signal-safe in theory; the process ends here either way */
    _exit(1);
}

static void reply(void)
{
    GString *out = g_string_new(NULL);
    g_string_append_len(out, client_lines->str, client_lines->len);
    g_string_append_len(out, event_lines->str, event_lines->len);
    g_string_append(out, ".\n");
    write_fully(STDOUT_FILENO, out->str, out->len);
    g_string_free(out, TRUE);
    g_string_truncate(client_lines, 0);
    g_string_truncate(event_lines, 0);
}

static void handle_line(char *line)
{
    gboolean alive;
    if (g_str_has_prefix(line, "S ")) {
        gsize length;
        guchar *stanza = g_base64_decode(line + 2, &length);
        alive = deliver((char *) stanza, length, 'B');
        g_free(stanza);
    } else if (!strcmp(line, "R")) {
        alive = deliver("", 0, 'R');
        g_string_truncate(client_lines, 0);
        g_string_truncate(event_lines, 0);
    } else {
        die("a line that is neither 'S <base64>' nor 'R'");
    }
    if (!alive) {
        kill_client();
        if (!start_client())
            die("the client does not log in again");
    }
    reply();
}

int main(void)
{
    verbose = g_strcmp0(g_getenv("PROBE_VERBOSE"), "1") == 0;
    client_lines = g_string_new(NULL);
    event_lines = g_string_new(NULL);
    home = g_dir_make_tmp("probe-purple-XXXXXX", NULL);
    if (!home) {
        fprintf(stderr, "probe: no temporary directory\n");
        return 1;
    }
    /* The client finds no one else's settings, and no desktop that it could talk to. */
    g_setenv("HOME", home, TRUE);
    g_setenv("XDG_CONFIG_HOME", home, TRUE);
    g_setenv("XDG_DATA_HOME", home, TRUE);
    g_setenv("XDG_CACHE_HOME", home, TRUE);
    g_setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
    g_setenv("DBUS_SYSTEM_BUS_ADDRESS", "disabled:", TRUE);
    /* Voice and video are not looked at; a search for GStreamer's plugins would take ten times as long as all the rest. */
    g_setenv("GST_PLUGIN_SYSTEM_PATH", "/nonexistent", TRUE);
    g_setenv("GST_PLUGIN_SYSTEM_PATH_1_0", "/nonexistent", TRUE);
    g_setenv("LC_ALL", "C.UTF-8", TRUE);
    g_unsetenv("http_proxy");
    g_unsetenv("G_DEBUG");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, on_signal);
    signal(SIGINT, on_signal);
    signal(SIGHUP, on_signal);

    if (!start_client())
        die("the client does not log in");
    printf("READY %s\n", client.ready);
    fflush(stdout);

    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, stdin)) > 0) {
        if (line[length - 1] == '\n')
            line[--length] = 0;
        if (length > 0)
            handle_line(line);
    }
    free(line);
    clean_up();
    return 0;
}
