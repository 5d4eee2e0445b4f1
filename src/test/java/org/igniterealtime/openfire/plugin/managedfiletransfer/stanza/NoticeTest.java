// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xmpp.packet.Message;

class NoticeTest {

    @Test
    void userHearsItFromTheServerAndNotFromAPeer() {
        Message notice = Notice.to("example.org", Wire.A, new LocalizedText("The file is too large.", "en"));

        assertThat(notice.getType()).isEqualTo(Message.Type.headline);
        assertThat(notice.getFrom()).hasToString("example.org");
        assertThat(notice.getTo()).hasToString("alice@example.org/desk");
        assertThat(notice.getBody()).isEqualTo("The file is too large.");
    }

    @Test
    void textThatXmlForbidsDoesNotReachTheStream() {
        Message notice = Notice.to("example.org", Wire.A, new LocalizedText("a\u0007<b/>", "zh-CN"));

        assertThat(Wire.message(notice.toXML()).getBody()).isEqualTo("a\uFFFD<b/>");
        assertThat(notice.toXML()).contains("xml:lang=\"zh-CN\"");
    }
}
