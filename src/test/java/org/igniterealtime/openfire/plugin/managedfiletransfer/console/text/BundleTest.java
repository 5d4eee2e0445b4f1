// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.audit.EventKind;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.active.ActiveQuery;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.SizeUnit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.stanza.Flaw;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles say all that the pages need, in each language, and nothing that no page needs. */
class BundleTest {

    /** A key in quotes, or in the braces of plugin.xml. */
    private static final Pattern KEY = Pattern.compile("[\"'{](mft\\.[a-z0-9.-]*[a-z0-9])[\"'}]");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)}");

    /** The hints of the boxes and the rates, whose keys grow from their labels'. */
    private static final Pattern HINT_OF_A_BOX = Pattern.compile(
            "mft\\.policy\\.(unknown-size|in-band|proxy-only|tell-users|hash|rate\\.relay|rate\\.user|rate\\.transfer)\\.hint");

    private final Properties english = Bundles.read(Bundles.ENGLISH);
    private final Properties chinese = Bundles.read(Bundles.CHINESE);

    /** Full-width marks have their space in them; a mark of the other alphabet beside a Chinese word looks broken. */
    @Test
    void chinesePunctuationIsChinese() {
        Pattern foreign = Pattern.compile("\\p{IsHan}\\s*[,;:!?()]|[,;:!?()]\\s*\\p{IsHan}|\\p{IsHan}\\.(\\s|$)"
                + "|\\s[\uFF0C\u3002\uFF1B\uFF1A\uFF01\uFF1F\u3001\uFF08\uFF09]"
                + "|[\uFF0C\u3002\uFF1B\uFF1A\uFF01\uFF1F\u3001\uFF08\uFF09]\\s|\\.\\.\\.");

        assertThat(chinese.entrySet())
                .filteredOn(text -> foreign.matcher(text.getValue().toString()).find())
                .isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        assertThat(english.stringPropertyNames()).containsAll(used());
    }

    @Test
    void everyKeyThatIsThereIsUsed() throws IOException {
        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeAll(used());
        unused.removeIf(key -> HINT_OF_A_BOX.matcher(key).matches());
        // Openfire itself makes these keys; ShownPropertiesTest knows them.
        unused.removeIf(key -> key.startsWith("system_property."));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyLanguageTakesTheSameParameters() {
        assertThat(parameters(chinese)).isEqualTo(parameters(english));
    }

    @Test
    void textsWithParametersHaveNoApostropheWhichMessageFormatWouldSwallow() {
        for (Properties bundle : List.of(english, chinese)) {
            assertThat(bundle.stringPropertyNames())
                    .filteredOn(
                            key -> PARAMETER.matcher(bundle.getProperty(key)).find())
                    .allSatisfy(key -> assertThat(bundle.getProperty(key)).doesNotContain("'"));
        }
    }

    /** Old servers read Latin-1. */
    @Test
    void filesAreAscii() throws IOException {
        for (Path file : List.of(Bundles.ENGLISH, Bundles.CHINESE)) {
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(file)))
                    .isTrue();
        }
    }

    @Test
    void noTextIsEmptyOrLeftInEnglish() {
        assertThat(english.values()).doesNotContain("");
        assertThat(chinese.values()).doesNotContain("");
        assertThat(chinese.stringPropertyNames().stream()
                        .filter(key -> chinese.getProperty(key).equals(english.getProperty(key)))
                        .filter(key -> !key.startsWith("mft.unit.")))
                .as("names that are the same in all languages")
                .containsExactlyInAnyOrder(
                        "mft.protocol.jingle", "mft.path.http", "mft.amount.rate", "mft.cause.malformed.text");
    }

    /** A cause without words would show its key to a person. */
    @ParameterizedTest
    @EnumSource
    void everyCauseHasALabelAndASentenceInEveryLanguage(Cause cause) {
        for (Properties bundle : List.of(english, chinese)) {
            assertThat(bundle.getProperty(Labels.of(cause))).isNotBlank();
            assertThat(parameters(bundle).getOrDefault(Labels.of(cause), Set.of()))
                    .isEmpty();
            assertThat(bundle.getProperty(Labels.of(cause) + ".text")).isNotBlank();
            assertThat(parameters(bundle).get(Labels.of(cause) + ".text"))
                    .as("places for what the cause gives, and no other")
                    .isEqualTo(numbers(0, cause.arguments()));
        }
    }

    /** Of what was only noted, no text may say that it was done. */
    @ParameterizedTest
    @MethodSource("noted")
    void everyBreachHasASentenceForWhatWouldHaveBeenDone(Cause cause) {
        String key = Labels.of(cause) + ".noted";

        for (Properties bundle : List.of(english, chinese)) {
            assertThat(parameters(bundle).getOrDefault(key, Set.of())).isEqualTo(numbers(0, cause.arguments()));
        }
        assertThat(english.getProperty(key)).contains("would have been");
        assertThat(chinese.getProperty(key)).contains("\u5F3A\u5236\u6267\u884C\u65F6");
    }

    /** Who gets the file cannot send it again, nor log its sender in. */
    @ParameterizedTest
    @MethodSource("toRecipient")
    void noSentenceTellsTheRecipientWhatOnlyTheSenderCanDo(Cause cause) {
        String key = Labels.of(cause) + ".recipient";

        for (Properties bundle : List.of(english, chinese)) {
            assertThat(parameters(bundle).getOrDefault(key, Set.of())).isEqualTo(numbers(0, cause.arguments()));
        }
        assertThat(english.getProperty(key)).doesNotContain(". Send", ". Offer", ". Log in");
    }

    static Set<Cause> toRecipient() {
        return Labels.TO_RECIPIENT;
    }

    static Set<Cause> noted() {
        return Labels.NOTED;
    }

    /** {0} is the flaw itself. */
    @ParameterizedTest
    @EnumSource
    void everyFlawHasASentenceInEveryLanguage(Flaw flaw) {
        for (Properties bundle : List.of(english, chinese)) {
            assertThat(bundle.getProperty("mft.flaw." + flaw.key())).isNotBlank();
            assertThat(parameters(bundle).get("mft.flaw." + flaw.key())).isEqualTo(numbers(1, 1 + flaw.arguments()));
        }
    }

    private static Set<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theScriptGetsEveryTextThatItWritesWith() throws IOException {
        Set<String> inScripts = keysIn(Path.of("web", "js"), ".js");

        assertThat(inScripts).isNotEmpty();
        assertThat(ScriptTexts.KEYS).containsExactlyInAnyOrderElementsOf(inScripts);
    }

    private Set<String> used() throws IOException {
        Set<String> keys = new TreeSet<>(keysIn(Path.of("src", "main"), ".java", ".jte"));
        keys.removeAll(List.of("mft.policy.largest.error", "mft.policy.rate.error"));
        keys.addAll(keysIn(Path.of("plugin.xml"), ".xml"));
        keys.addAll(keysIn(Path.of("web", "js"), ".js"));
        keys.addAll(ScriptTexts.keys().toList());
        keys.addAll(Labels.causes().toList());
        Arrays.stream(Cause.values()).map(cause -> Labels.of(cause) + ".text").forEach(keys::add);
        Arrays.stream(Flaw.values()).map(flaw -> "mft.flaw." + flaw.key()).forEach(keys::add);
        // Words in arguments, and the answers of the proxy, whose keys are made in other rooms.
        keys.addAll(List.of("mft.account.user", "mft.account.domain", "mft.amount.unseen"));
        Labels.TO_RECIPIENT.stream()
                .map(cause -> Labels.of(cause) + ".recipient")
                .forEach(keys::add);
        keys.add(Labels.of(Cause.DELIVERED_RANGE) + ".first");
        Labels.NOTED.stream().map(cause -> Labels.of(cause) + ".noted").forEach(keys::add);
        english.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mft.proxy.answer."))
                .forEach(keys::add);
        Arrays.stream(PolicyMode.values()).map(Labels::of).forEach(key -> keys.addAll(List.of(key, key + ".meaning")));
        Arrays.stream(SizeUnit.values()).map(SizeUnit::label).forEach(keys::add);
        Arrays.stream(SizeUnit.values()).map(SizeUnit::rateLabel).forEach(keys::add);
        Arrays.stream(ActiveQuery.Sort.values())
                .map(sort -> "mft.sort." + sort.slug())
                .forEach(keys::add);
        Arrays.stream(EventKind.values())
                .map(kind -> "mft.event." + Labels.slug(kind))
                .forEach(keys::add);
        List.of("unit", "number", "large").forEach(error -> {
            keys.add("mft.policy.largest.error." + error);
            keys.add("mft.policy.rate.error." + error);
        });
        return keys;
    }

    private static Set<String> keysIn(Path root, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .map(BundleTest::keysOf)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> keysOf(Path file) {
        try {
            Matcher found = KEY.matcher(Files.readString(file));
            Set<String> keys = new TreeSet<>();
            while (found.find()) {
                keys.add(found.group(1));
            }
            return keys;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Set<String>> parameters(Properties bundle) {
        Map<String, Set<String>> byKey = new HashMap<>();
        for (String key : bundle.stringPropertyNames()) {
            Matcher found = PARAMETER.matcher(bundle.getProperty(key));
            Set<String> parameters = new TreeSet<>();
            while (found.find()) {
                parameters.add(found.group(1));
            }
            byKey.put(key, parameters);
        }
        return byKey;
    }
}
