// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Malformed;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.TransferSignal.Offer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

class FileTransferProfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1022", "007", "4294967296", "9223372036854775807"})
    void plainNumberOfBytesIsTheSize(String size) {
        assertThat(read(offer("name", "a.txt", "size", size)).size()).hasValue(Long.parseLong(size));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-0",
                "+5",
                " 5 ",
                "5 ",
                "1e9",
                "1E9",
                "0x10",
                "1.5",
                "1/",
                "1:",
                "1,000",
                "ten",
                "NaN",
                "9223372036854775808",
                "18446744073709551614",
                "18446744073709551616",
                "123456789012345678901234567890",
                "000000000000000000000000000005",
                "\u0661\u0662",
                "\uff11"
            })
    void anythingElseIsMalformed(String size) {
        Malformed signal = readMalformed(offer("name", "a.txt", "size", size));

        assertThat(signal.problem().flaw()).isEqualTo(Flaw.SIZE_INVALID);
        assertThat(signal.file().size()).isEmpty();
    }

    @Test
    void sizeThatGabbleDoesNotKnowIsUnknown() {
        assertThat(read(offer("name", "a.txt", "size", "18446744073709551615")).size())
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void missingSizeIsUnknown() {
        assertThat(read(offer("name", "a.txt")).size()).isEmpty();
    }

    @Test
    void missingOrEmptyNameIsMalformed() {
        assertThat(readMalformed(offer("size", "1")).problem().flaw()).isEqualTo(Flaw.NAME_MISSING);
        assertThat(readMalformed(offer("name", "", "size", "1")).problem().flaw())
                .isEqualTo(Flaw.NAME_MISSING);
    }

    @Test
    void hostileNamesAreTakenAndMadeHarmless() {
        assertThat(read(offer("name", "../../.bashrc")).name().judged()).contains(".bashrc");
        assertThat(read(offer("name", "C:\\autoexec.bat")).name().endsWith(".bat"))
                .isTrue();
        assertThat(read(offer("name", "report.exe\0.pdf")).name().endsWith(".exe"))
                .isTrue();
        assertThat(read(offer("name", "report\u202Efdp.exe")).name().shown()).doesNotContain("\u202E");
        assertThat(read(offer("name", "x".repeat(100_000))).name().shown()).hasSize(255);
        assertThat(read(offer("name", "\ud800")).name().shown()).doesNotContain("\ud800");
    }

    @Test
    void mediaTypeAndHashAreTakenOnlyInTheirForm() {
        IQ offer = offer("name", "a.txt", "hash", "D41D8CD98F00B204E9800998ECF8427E");
        offer.getElement().element("si").addAttribute("mime-type", "text/plain; charset=utf-8");
        IQ odd = offer("name", "a.txt", "hash", "d41d8cd98f00b204e9800998ecf8427e0");
        odd.getElement().element("si").addAttribute("mime-type", "text/\u202Enialp");

        assertThat(read(offer).mimeType()).contains("text/plain; charset=utf-8");
        assertThat(read(offer).md5()).contains("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(read(odd).mimeType()).isEmpty();
        assertThat(read(odd).md5()).isEmpty();
    }

    @Test
    void tooLongMediaTypeIsNotTaken() {
        IQ offer = offer("name", "a.txt");
        offer.getElement().element("si").addAttribute("mime-type", "x".repeat(127));
        IQ tooLong = offer("name", "a.txt");
        tooLong.getElement().element("si").addAttribute("mime-type", "x".repeat(128));

        assertThat(read(offer).mimeType()).isPresent();
        assertThat(read(tooLong).mimeType()).isEmpty();
    }

    /** Set on the parsed element: the server's parser lets character references through that are not XML. */
    private static IQ offer(String... attributes) {
        IQ offer = Wire.offer("<file xmlns='%s'/>".formatted(Wire.FILE));
        Element file = offer.getElement().element("si").element("file");
        for (int i = 0; i < attributes.length; i += 2) {
            file.addAttribute(attributes[i], attributes[i + 1]);
        }
        return offer;
    }

    private static OfferedFile read(IQ offer) {
        return ((Offer) Wire.read(offer).orElseThrow()).file();
    }

    private static Malformed readMalformed(IQ offer) {
        return (Malformed) Wire.read(offer).orElseThrow();
    }
}
