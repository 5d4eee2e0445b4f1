// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the session's token into every form that posts, while a template is rendered: no template can forget it, and no
 * form that only asks carries it into a URL. One per rendering.
 */
final class TokenField implements HtmlInterceptor {

    private final String token;
    private boolean posts;

    TokenField(String token) {
        this.token = token;
    }

    @Override
    public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput output) {
        @Nullable Object method = attributes.get("method");
        posts = method != null && method.toString().equalsIgnoreCase("post");
    }

    @Override
    public void onHtmlTagClosed(String tag, TemplateOutput output) {
        if (posts) {
            output.writeContent("<input type=\"hidden\" name=\"" + FormToken.FIELD + "\" value=\"");
            output.writeUserContent(token);
            output.writeContent("\">");
        }
        posts = false;
    }
}
