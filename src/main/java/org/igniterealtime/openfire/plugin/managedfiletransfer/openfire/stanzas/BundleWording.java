// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.BundleTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.ReasonTexts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.igniterealtime.openfire.plugin.managedfiletransfer.enforcement.Wording;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.LocalizedText;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.ShownAddress;

/** Texts of errors and notices from the plugin's bundles, of which there is one a language. */
public final class BundleWording implements Wording {

    /** The longest tag that is looked at; peers choose it. */
    private static final int MAX_TAG = 35;

    private final Language english;
    private final List<Language> languages;
    private final Supplier<Locale> server;

    /**
     * @param server the server's language now; an administrator may change it at any time
     * @param loader has the plugin's folder {@code i18n} on its path
     */
    public BundleWording(Supplier<Locale> server, ClassLoader loader) {
        this.english = new Language(Locale.ENGLISH, loader);
        this.languages = List.of(english, new Language(Locale.SIMPLIFIED_CHINESE, loader));
        this.server = server;
    }

    @Override
    public LocalizedText reason(Reason reason, String language) {
        Language spoken = find(language);
        return spoken.text(spoken.reasons().sentence(reason));
    }

    @Override
    public LocalizedText reasonToRecipient(Reason reason, String language) {
        Language spoken = find(language);
        return spoken.text(spoken.reasons().sentenceToRecipient(reason));
    }

    @Override
    public LocalizedText toSender(Transfer transfer, Reason reason, String language) {
        Language spoken = find(language);
        String name = transfer.file().name().shown();
        String recipient = shown(transfer.recipient(), transfer.offer().recipientAsKnown());
        String why = spoken.reasons().sentence(reason);
        return spoken.text(
                name.isEmpty()
                        ? spoken.texts().text("mft.notice.to-unnamed", recipient, why)
                        : spoken.texts().text("mft.notice.to", name, recipient, why));
    }

    @Override
    public LocalizedText toRecipient(Transfer transfer, Reason reason, String language) {
        Language spoken = find(language);
        return spoken.text(spoken.texts()
                .text(
                        "mft.notice.from",
                        shown(transfer.sender(), transfer.offer().senderAsKnown()),
                        spoken.reasons().sentenceToRecipient(reason)));
    }

    /** Of who met in a room, one may not know the account of the other: there, the name in the room is told. */
    private static String shown(Party party, Party asKnown) {
        return ShownAddress.of(party.equals(asKnown) ? party.bare() : asKnown.address());
    }

    /** What the proxy answers to a request that it does not carry out. */
    public LocalizedText problem(ProxyProblem problem, String language) {
        Language spoken = find(language);
        return spoken.text(spoken.texts().text(problem.key()));
    }

    private Language find(String tag) {
        return (tag.length() <= MAX_TAG ? find(Locale.forLanguageTag(tag)) : Optional.<Language>empty())
                .or(() -> find(server.get()))
                .orElse(english);
    }

    private Optional<Language> find(Locale wanted) {
        return languages.stream().filter(language -> language.speaksTo(wanted)).findFirst();
    }

    /** One language that there are texts in. */
    private record Language(Locale locale, Texts texts, ReasonTexts reasons) {

        /** Where Chinese is written in other characters, which ours are not. */
        private static final List<String> TRADITIONAL = List.of("TW", "HK", "MO");

        Language(Locale locale, ClassLoader loader) {
            this(locale, new BundleTexts(() -> locale, () -> ZoneOffset.UTC, loader));
        }

        private Language(Locale locale, Texts texts) {
            this(locale, texts, new ReasonTexts(texts));
        }

        /** Whether somebody who asks for that language can read this one: of any country, but in the same script. */
        boolean speaksTo(Locale wanted) {
            boolean traditional = wanted.getScript().equals("Hant")
                    || (wanted.getScript().isEmpty() && TRADITIONAL.contains(wanted.getCountry()));
            return wanted.getLanguage().equals(locale.getLanguage())
                    && !(wanted.getLanguage().equals("zh") && traditional);
        }

        LocalizedText text(String text) {
            return new LocalizedText(text, locale.toLanguageTag());
        }
    }
}
