// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenBytes;
import org.igniterealtime.openfire.plugin.managedfiletransfer.corpus.Seen.SeenOffer;
import org.json.JSONObject;

/** A real client library in a program of its own, which says what it sees ({@code src/probes/README.md}). */
final class ProbeRecipient implements Recipient {

    private static final String DONE = ".";

    private final Process program;
    private final BufferedReader out;
    private final Writer in;
    private final String name;

    private ProbeRecipient(Process program) throws IOException {
        this.program = program;
        this.out = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        this.in = program.outputWriter(StandardCharsets.UTF_8);
        String ready = line();
        if (!ready.startsWith("READY ")) {
            throw new IOException("the probe says " + ready);
        }
        this.name = ready.substring("READY ".length());
    }

    static ProbeRecipient start(List<String> command) throws IOException {
        return new ProbeRecipient(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @Override
    public Seen deliver(String stanza) {
        Seen seen = Seen.nothing();
        try {
            say("S " + Base64.getEncoder().encodeToString(stanza.getBytes(StandardCharsets.UTF_8)));
            for (String line = line(); !line.equals(DONE); line = line()) {
                if (line.startsWith("C ")) {
                    seen.replies()
                            .add(new String(Base64.getDecoder().decode(line.substring(2)), StandardCharsets.UTF_8));
                } else if (line.startsWith("E ")) {
                    add(seen, new JSONObject(line.substring(2)));
                }
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException("the probe of " + name + " is gone after " + stanza, e);
        }
    }

    private static void add(Seen seen, JSONObject event) {
        if (event.has("offer")) {
            JSONObject offer = event.getJSONObject("offer");
            seen.offers()
                    .add(new SeenOffer(
                            offer.optString("sid"), offer.optString("name"), String.valueOf(offer.opt("size"))));
        } else if (event.has("address")) {
            JSONObject address = event.getJSONObject("address");
            seen.addresses().add(new SeenAddress(address.optString("host"), address.optLong("port", -1)));
        } else if (event.has("open")) {
            seen.streams().add(event.getJSONObject("open").optString("sid"));
        } else if (event.has("bytes")) {
            JSONObject bytes = event.getJSONObject("bytes");
            int count = Base64.getDecoder().decode(bytes.getString("base64")).length;
            if (count > 0) {
                seen.bytes().add(new SeenBytes(bytes.optString("sid"), count));
            }
        }
    }

    @Override
    public void reset() {
        try {
            say("R");
            for (String line = line(); !line.equals(DONE); line = line()) {
                // What it says of the transfers that it gives up does not matter.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String line) throws IOException {
        in.write(line);
        in.write('\n');
        in.flush();
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the probe ended");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!program.waitFor(10, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (IOException e) {
            program.destroyForcibly();
        } catch (InterruptedException e) {
            program.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
