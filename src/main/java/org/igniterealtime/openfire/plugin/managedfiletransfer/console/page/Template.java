// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.page;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;

/** A page that is ready to be printed: a generated class of {@code src/main/jte} with its values. */
@FunctionalInterface
public interface Template {

    /**
     * Prints it.
     *
     * @param output escapes each value by the place it is printed to
     * @param forms sees each form, to put the token into it
     */
    void render(HtmlTemplateOutput output, HtmlInterceptor forms);
}
