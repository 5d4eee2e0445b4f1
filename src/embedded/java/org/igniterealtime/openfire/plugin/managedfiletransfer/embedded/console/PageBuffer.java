// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** Holds a response back as long as it is an HTML page, and lets all others pass at once. */
final class PageBuffer extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private @Nullable PrintWriter writer;
    private @Nullable ServletOutputStream stream;

    PageBuffer(HttpServletResponse response) {
        super(response);
    }

    /** The page as it was written, or null if there is none to frame. */
    @Nullable
    String page() throws IOException {
        if (writer == null && stream == null) {
            return null;
        }
        if (writer != null) {
            writer.flush();
        }
        return page.toString(getCharacterEncoding());
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!isHtml()) {
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(page, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (!isHtml()) {
            return super.getOutputStream();
        }
        if (stream == null) {
            stream = new IntoPage();
        }
        return stream;
    }

    /** The frame makes it longer. */
    @Override
    public void setContentLength(int length) {
        if (!isHtml()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isHtml()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer == null && stream == null) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        page.reset();
        super.resetBuffer();
    }

    private boolean isHtml() {
        String type = getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    private final class IntoPage extends ServletOutputStream {

        @Override
        public void write(int one) {
            page.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            page.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("a page of the console is written in one go");
        }
    }
}
