// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.console;

import java.util.List;
import org.dom4j.Element;
import org.jivesoftware.admin.AdminConsole;
import org.jspecify.annotations.Nullable;

/**
 * Openfire's model of its console as three lists: the tabs; the sections of the tab that a page belongs to; the items of
 * its section. The names come from the bundle of whoever brought the entry along.
 */
final class Menu {

    private final Element model;
    private final @Nullable Element item;

    Menu(Element model, @Nullable String pageId) {
        this.model = model;
        this.item = pageId == null ? null : find(model, pageId);
    }

    String tabs() {
        return list(model.elements("tab"), above("tab"));
    }

    String sections() {
        Element tab = above("tab");
        return tab == null ? "" : list(tab.elements("sidebar"), above("sidebar"));
    }

    String items() {
        Element section = above("sidebar");
        return section == null ? "" : list(section.elements("item"), item);
    }

    private @Nullable Element above(String name) {
        Element at = item;
        while (at != null && !at.getName().equals(name)) {
            at = at.getParent();
        }
        return at;
    }

    private static @Nullable Element find(Element within, String id) {
        for (Element child : within.elements()) {
            Element found =
                    child.getName().equals("item") && id.equals(child.attributeValue("id")) ? child : find(child, id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String list(List<Element> entries, @Nullable Element current) {
        StringBuilder html = new StringBuilder("<ul>\n");
        for (Element entry : entries) {
            if (text(entry, "name").isEmpty()) {
                // Openfire has entries that not every language has a name for.
                continue;
            }
            html.append(entry == current ? "<li class=\"currentlink\">" : "<li>")
                    .append(entry(entry))
                    .append("</li>\n");
        }
        return html.append("</ul>\n").toString();
    }

    /** What leads to a page that is not here stands there all the same, so that the menu looks like the real one. */
    private static String entry(Element entry) {
        String name = text(entry, "name");
        String url = url(entry);
        if (!url.startsWith("plugins/") && !url.equals("index.jsp")) {
            return "<span>" + name + "</span>";
        }
        return "<a href=\"/%s\" title=\"%s\">%s</a>".formatted(Html.escape(url), text(entry, "description"), name);
    }

    /** A section has no address of its own: it leads to its first item. */
    private static String url(Element entry) {
        Element at = entry.getName().equals("sidebar") ? entry.element("item") : entry;
        String url = at == null ? null : at.attributeValue("url");
        return url == null ? "" : url;
    }

    private static String text(Element entry, String attribute) {
        return Html.escape(AdminConsole.getAdminText(entry.attributeValue(attribute), entry.attributeValue("plugin")));
    }
}
