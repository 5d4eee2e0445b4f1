// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the frame takes from a page: its title, the rest of its head, its body, and what its {@code meta} elements ask for.
 *
 * @param pageId the id of the menu item that the page belongs to, or null: then there is no side bar
 * @param framed false if the page wants to stay as it is
 */
record PageParts(String title, String head, String body, @Nullable String pageId, boolean framed) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern HEAD = Pattern.compile("<head(?:\\s[^>]*)?>(.*?)</head\\s*>", FLAGS);
    private static final Pattern BODY = Pattern.compile("<body(?:\\s[^>]*)?>(.*)</body\\s*>", FLAGS);
    private static final Pattern TITLE = Pattern.compile("<title(?:\\s[^>]*)?>(.*?)</title\\s*>", FLAGS);
    private static final Pattern META = Pattern.compile("<meta\\s[^>]*>", FLAGS);
    private static final Pattern NAME = Pattern.compile("\\bname\\s*=\\s*[\"']([^\"']*)[\"']", FLAGS);
    private static final Pattern CONTENT = Pattern.compile("\\bcontent\\s*=\\s*[\"']([^\"']*)[\"']", FLAGS);

    static PageParts of(String page) {
        String head = first(HEAD, page, "");
        return new PageParts(
                first(TITLE, head, "").strip(),
                TITLE.matcher(head).replaceAll(""),
                first(BODY, page, page),
                meta(head, "pageID"),
                !"none".equals(meta(head, "decorator")));
    }

    private static @Nullable String meta(String head, String name) {
        Matcher element = META.matcher(head);
        while (element.find()) {
            if (name.equalsIgnoreCase(first(NAME, element.group(), ""))) {
                return first(CONTENT, element.group(), "");
            }
        }
        return null;
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : otherwise;
    }
}
