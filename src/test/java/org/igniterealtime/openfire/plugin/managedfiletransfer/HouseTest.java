// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house keeps its plan: which room may use which other, and which room alone touches what lies outside. Each rule is
 * held against the plugin, and then against examples that break every one of them, so that none holds because it
 * looks at nothing.
 */
class HouseTest {

    private static final String HOUSE = HouseTest.class.getPackageName();
    private static final String VIOLATIONS = HOUSE + ".architecture.violations";

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);
    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages(VIOLATIONS);

    /** Each room, and the rooms that it may use. Nobody uses the composition root, which uses all. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "transfer", List.of(),
            "stanza", List.of("transfer"),
            "policy", List.of("transfer"),
            "relay", List.of("transfer"),
            "audit", List.of("transfer"),
            "enforcement", List.of("stanza", "policy", "transfer"),
            "console", List.of("audit", "relay", "policy", "stanza", "transfer"),
            "openfire", List.of("enforcement", "console", "audit", "relay", "policy", "stanza", "transfer"));

    @ParameterizedTest
    @MethodSource("rules")
    void thePluginKeepsTo(ArchRule rule) {
        rule.check(PLUGIN);
    }

    static Stream<ArchRule> rules() {
        return rulesOf(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void theViolationsBreak(ArchRule rule) {
        assertThat(rule.evaluate(CROOKED).hasViolation()).isTrue();
    }

    static Stream<ArchRule> brokenRules() {
        return rulesOf(VIOLATIONS);
    }

    @Test
    void looksAtThePluginAndNotAtItsTests() {
        assertThat(PLUGIN.contain(ManagedFileTransferPlugin.class)).isTrue();
        assertThat(PLUGIN.contain(Transfer.class)).isTrue();
        assertThat(PLUGIN.contain(HouseTest.class)).isFalse();
    }

    private static Stream<ArchRule> rulesOf(String house) {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(everyClassHasARoom(house));
        ROOMS.forEach((room, used) -> rules.add(usesOnly(house, room, used)));
        rules.add(isPureJava(house, "transfer"));
        rules.add(isPureJava(house, "policy"));
        rules.add(onlyIn(house, List.of("", "openfire"), "org.jivesoftware.."));
        rules.add(onlyIn(house, List.of("console", "openfire"), "javax.servlet.."));
        rules.add(onlyIn(house, List.of("audit", "openfire"), "java.sql..", "javax.sql.."));
        rules.add(onlyIn(house, List.of("", "stanza", "enforcement", "openfire"), "org.dom4j..", "org.xmpp.."));
        rules.add(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
        rules.add(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        return rules.stream().map(rule -> rule.allowEmptyShould(true));
    }

    /** Not among the rules that the examples break, since Netty is not on everyone's class path. */
    @Test
    void nettyRunsInTheRelayOnly() {
        onlyIn(HOUSE, List.of("relay"), "io.netty..").allowEmptyShould(true).check(PLUGIN);
    }

    /** Within a room as well, each package can be read without those that are built on it. */
    @Test
    void packagesDependOnEachOtherInOneDirection() {
        SlicesRuleDefinition.slices()
                .matching(HOUSE + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(PLUGIN);
    }

    private static ArchRule everyClassHasARoom(String house) {
        return classes()
                .that()
                .resideInAPackage(house + "..")
                .should()
                .resideInAnyPackage(packages(house, Stream.concat(Stream.of(""), ROOMS.keySet().stream())));
    }

    private static ArchRule usesOnly(String house, String room, List<String> used) {
        Stream<String> allowed = Stream.concat(Stream.of(room), used.stream());
        return noClasses()
                .that()
                .resideInAPackage(house + "." + room + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(house + "..").and(not(resideInAnyPackage(packages(house, allowed)))))
                .as(room + " uses only " + used);
    }

    private static ArchRule isPureJava(String house, String room) {
        return classes()
                .that()
                .resideInAPackage(house + "." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", house + "..")
                .as(room + " is pure Java");
    }

    private static ArchRule onlyIn(String house, List<String> rooms, String... foreign) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(house, rooms.stream()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign);
    }

    /** The root is its package alone, a room is its package with all below it. */
    private static String[] packages(String house, Stream<String> rooms) {
        return rooms.map(room -> room.isEmpty() ? house : house + "." + room + "..")
                .toArray(String[]::new);
    }
}
