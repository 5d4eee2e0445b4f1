// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Argument;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Cause;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Limits.ByteLimit;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.OfferedFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Protocol;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Reason;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Ruling;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.TransferPath;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.shown.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final long MB = 1024 * 1024;
    private static final OfferedFile UNKNOWN_SIZE = new OfferedFile(FileName.of("report.pdf"), OptionalLong.empty());

    // --- largest file

    @ParameterizedTest
    @ValueSource(longs = {10 * MB + 1, 100 * MB, Long.MAX_VALUE})
    void refusesAFileThatIsTooLarge(long size) {
        assertThat(refused(enforcing().largest(10 * MB), offer(file("report.pdf", size))))
                .isEqualTo(Cause.LARGEST_FILE.key());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10 * MB - 1, 10 * MB})
    void allowsAFileUpToTheLargest(long size) {
        assertThat(allowed(enforcing().largest(10 * MB), offer(file("report.pdf", size)))
                        .ruling()
                        .breaches())
                .isEmpty();
    }

    @Test
    void allowsAFileOfAnySizeWhereThereIsNoLimit() {
        assertThat(allowed(enforcing(), offer(file("report.pdf", Long.MAX_VALUE)))
                        .ruling()
                        .breaches())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void allowsNoFileWhereTheLargestHasNoBytes(OfferedFile nothing) {
        assertThat(refused(enforcing().largest(0), offer(nothing))).isEqualTo(Cause.LARGEST_FILE.key());
    }

    static List<OfferedFile> nothings() {
        return List.of(file("report.pdf", 0), file("report.pdf", 1), file("", 0), UNKNOWN_SIZE, OfferedFile.UNKNOWN);
    }

    // --- refused endings

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.exe",
                "REPORT.EXE",
                "report.scr",
                "../report.exe",
                "report.exe.",
                "report.exe/",
                "report.exe::$DATA",
                "report\uFF0E\uFF45\uFF58\uFF45",
                "report.e\u200Bxe",
                "report.pdf\u202E.exe"
            })
    void refusesAFileWithARefusedEnding(String name) {
        assertThat(refused(enforcing().endings(".exe", ".scr"), offer(file(name, 1))))
                .isEqualTo(Cause.BLOCKED_EXTENSION.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "exe.txt", "my.executive.pdf", "report.exe.pdf", "", "C:\\docs\\notes.txt"})
    void allowsAFileWithAnotherEnding(String name) {
        assertThat(allowed(enforcing().endings(".exe", ".scr"), offer(file(name, 1)))
                        .ruling()
                        .breaches())
                .isEmpty();
    }

    @Test
    void aStreamWithoutANameHasNoRefusedEnding() {
        assertThat(allowed(enforcing().endings(".exe"), offer(OfferedFile.UNKNOWN))
                        .ruling()
                        .breaches())
                .isEmpty();
    }

    @Test
    void namesTheEndingThatIsRefused() {
        assertThat(reason(enforcing().endings(".scr", ".exe", ".bat"), offer(file("report.EXE", 1))))
                .isEqualTo(Reason.of(Cause.BLOCKED_EXTENSION, new Argument.Text(".exe")));
    }

    @Test
    void keepsTheEndingsSortedAndOnce() {
        assertThat(enforcing().endings(".scr", ".exe", ".scr", ".bat").build().blockedExtensions())
                .containsExactly(".bat", ".exe", ".scr");
    }

    // --- unknown size

    @Test
    void refusesAFileOfUnknownSize() {
        assertThat(refused(enforcing().knownSizesOnly(), offer(UNKNOWN_SIZE))).isEqualTo(Cause.UNKNOWN_SIZE.key());
    }

    @Test
    void refusesAStreamThatNobodyOfferedAsOneOfUnknownSize() {
        assertThat(refused(enforcing().knownSizesOnly(), offer(OfferedFile.UNKNOWN)))
                .isEqualTo(Cause.UNKNOWN_SIZE.key());
    }

    @Test
    void allowsAFileOfKnownSize() {
        assertThat(allowed(enforcing().knownSizesOnly(), offer(file("report.pdf", 0)))
                        .ruling()
                        .breaches())
                .isEmpty();
    }

    @Test
    void aFileOfUnknownSizeMayMoveAsMuchAsTheLargest() {
        assertThat(limit(enforcing().largest(10 * MB), UNKNOWN_SIZE).bytes()).isEqualTo(10 * MB);
    }

    // --- in-band

    @Test
    void refusesAnOfferThatCanOnlyTravelInBand() {
        assertThat(refused(enforcing().withoutInBand(), offer(file("report.pdf", 1), TransferPath.IN_BAND)))
                .isEqualTo(Cause.IN_BAND.key());
    }

    @Test
    void allowsAnOfferThatCanTravelOtherwise() {
        // When
        Decision.Allow decision = allowed(
                enforcing().withoutInBand(), offer(file("report.pdf", 1), TransferPath.IN_BAND, TransferPath.UNKNOWN));

        // Then
        assertThat(decision.ruling().breaches()).isEmpty();
        assertThat(decision.ruling().limits().inBandAllowed()).isFalse();
    }

    @Test
    void allowsAnInBandOfferWhereInBandIsAllowed() {
        assertThat(allowed(enforcing(), offer(file("report.pdf", 1), TransferPath.IN_BAND))
                        .ruling()
                        .limits()
                        .inBandAllowed())
                .isTrue();
    }

    // --- modes

    @ParameterizedTest
    @MethodSource("breaches")
    void inModeOffNoRuleIsEvaluated(OfferFacts offer) {
        assertThat(strict(PolicyMode.OFF).decide(offer))
                .isEqualTo(new Decision.Allow(Ruling.of(1, false, Limits.NONE)));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void inModeObserveABreachIsWrittenDownAndNotRefused(OfferFacts offer) {
        // When
        Decision decision = strict(PolicyMode.OBSERVE).decide(offer);

        // Then
        assertThat(decision).isInstanceOf(Decision.Allow.class);
        Decision.Allow allow = (Decision.Allow) decision;
        assertThat(allow.ruling().breaches()).isNotEmpty();
        assertThat(allow.ruling().enforced()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void inModeEnforceTheFirstOfTheBreachesThatObserveWritesDownIsTheReason(OfferFacts offer) {
        // Given
        Decision.Allow observed = (Decision.Allow) strict(PolicyMode.OBSERVE).decide(offer);

        // When / Then
        assertThat(strict(PolicyMode.ENFORCE).decide(offer))
                .isEqualTo(new Decision.Refuse(observed.ruling().breaches().get(0)));
    }

    static List<OfferFacts> breaches() {
        return List.of(
                offer(file("report.pdf", 2 * MB)),
                offer(file("report.exe", 1)),
                offer(UNKNOWN_SIZE),
                offer(file("report.pdf", 1), TransferPath.IN_BAND),
                offer(file("report.exe", 2 * MB), TransferPath.IN_BAND),
                offer(OfferedFile.UNKNOWN, TransferPath.IN_BAND));
    }

    @Test
    void inModeObserveEveryBreachIsWrittenDown() {
        // When
        Decision.Allow decision = (Decision.Allow)
                strict(PolicyMode.OBSERVE).decide(offer(file("report.exe", 2 * MB), TransferPath.IN_BAND));

        // Then
        assertThat(decision.ruling().breaches())
                .extracting(Reason::cause)
                .containsExactly(Cause.LARGEST_FILE, Cause.BLOCKED_EXTENSION, Cause.IN_BAND);
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSERVE", "ENFORCE"})
    void whatIsAllowedCarriesItsLimits(PolicyMode mode) {
        // When
        Decision.Allow decision =
                (Decision.Allow) strict(mode).decide(offer(file("report.pdf", 1000), TransferPath.UNKNOWN));

        // Then
        Limits limits = decision.ruling().limits();
        assertThat(decision.ruling().policyVersion()).isEqualTo(1);
        assertThat(decision.ruling().enforced()).isEqualTo(mode == PolicyMode.ENFORCE);
        assertThat(limits.proxyOnly()).isTrue();
        assertThat(limits.inBandAllowed()).isFalse();
        assertThat(limits.byteLimit().map(ByteLimit::bytes)).contains(2024L);
    }

    @Test
    void aPathThatIsNotKnownYetIsNoBreachOfProxyOnly() {
        assertThat(allowed(enforcing().proxyOnly(), offer(file("report.pdf", 1), TransferPath.UNKNOWN))
                        .ruling()
                        .limits()
                        .proxyOnly())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void enforcesInModeEnforceOnly(PolicyMode mode) {
        assertThat(strict(mode).enforces()).isEqualTo(mode == PolicyMode.ENFORCE);
    }

    // --- rates and hashes

    private static final RateLimits RATES =
            new RateLimits(OptionalLong.of(4096), OptionalLong.of(2048), OptionalLong.of(1024));

    @Test
    void inModeEnforceEachTransferCarriesItsRatesAndTheRelayHasOne() {
        Policy policy = rated(PolicyMode.ENFORCE, RATES, false);
        Limits limits = limits(policy, UNKNOWN_SIZE);
        assertThat(limits.bytesPerSecond()).hasValue(1024);
        assertThat(limits.userBytesPerSecond()).hasValue(2048);
        assertThat(policy.relayRate()).hasValue(4096);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "OBSERVE"})
    void whereNothingIsEnforcedNothingIsSlowed(PolicyMode mode) {
        Policy policy = rated(mode, RATES, false);
        Limits limits = limits(policy, UNKNOWN_SIZE);
        assertThat(limits.bytesPerSecond()).isEmpty();
        assertThat(limits.userBytesPerSecond()).isEmpty();
        assertThat(policy.relayRate()).isEmpty();
    }

    @Test
    void withoutRatesNothingIsSlowed() {
        Policy policy = rated(PolicyMode.ENFORCE, RateLimits.NONE, false);
        assertThat(limits(policy, UNKNOWN_SIZE).bytesPerSecond()).isEmpty();
        assertThat(limits(policy, UNKNOWN_SIZE).userBytesPerSecond()).isEmpty();
        assertThat(policy.relayRate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 1023})
    void aRateAtWhichNothingWouldMoveIsNone(long rate) {
        OptionalLong none = OptionalLong.empty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimits(OptionalLong.of(rate), none, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimits(none, OptionalLong.of(rate), none));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimits(none, none, OptionalLong.of(rate)));
        assertThat(new RateLimits(OptionalLong.of(1024), none, none).limitsAnything())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ENFORCE, true,  false, true",
        "ENFORCE, false, false, false",
        "ENFORCE, false, true,  true",
        "OBSERVE, true,  false, true",
        "OBSERVE, false, true,  true",
        "OFF,     true,  true,  false"
    })
    void hashesWherePolicyAsksOrTheOfferHasADigestButNotWhenItIsOff(
            PolicyMode mode, boolean asked, boolean offered, boolean hashed) {
        OfferedFile file = new OfferedFile(
                FileName.of("report.pdf"),
                OptionalLong.of(1),
                Optional.empty(),
                offered ? Optional.of("d41d8cd98f00b204e9800998ecf8427e") : Optional.empty());
        assertThat(limits(rated(mode, RateLimits.NONE, asked), file).hash()).isEqualTo(hashed);
    }

    private static Policy rated(PolicyMode mode, RateLimits rates, boolean hash) {
        return new Policy(1, mode, OptionalLong.empty(), List.of(), true, true, false, true, rates, hash);
    }

    private static Limits limits(Policy policy, OfferedFile file) {
        return ((Decision.Allow) policy.decide(offer(file))).ruling().limits();
    }

    // --- the limit on what moves

    @ParameterizedTest
    @CsvSource({
        "0,                   1024,                declared-size",
        "1,                   1025,                declared-size",
        "102400,              103424,              declared-size",
        "102500,              103525,              declared-size",
        "1000000,             1010000,             declared-size",
        "10382112,            10485933,            declared-size",
        "9223372036854775807, 9223372036854775807, declared-size"
    })
    void whatIsDeclaredMayBeExceededByAHundredthOrAKilobyte(long declared, long most, String rule) {
        assertThat(limit(enforcing(), file("report.pdf", declared)))
                .extracting(
                        ByteLimit::bytes, limit -> limit.reason().cause().rule().key())
                .containsExactly(most, rule);
    }

    @ParameterizedTest
    @CsvSource({
        "10485760, 10485760, largest-file",
        "10382000, 10485760, largest-file",
        "10381000, 10484810, declared-size",
        "1000,     2024,     declared-size"
    })
    void theSmallerOfTheTwoLimitsHolds(long declared, long most, String rule) {
        assertThat(limit(enforcing().largest(10 * MB), file("report.pdf", declared)))
                .extracting(
                        ByteLimit::bytes, limit -> limit.reason().cause().rule().key())
                .containsExactly(most, rule);
    }

    @Test
    void nothingLimitsAFileOfUnknownSizeWhereThereIsNoLargest() {
        assertThat(allowed(enforcing(), offer(UNKNOWN_SIZE)).ruling().limits().byteLimit())
                .isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsObservedAgainstThePolicyLimit() {
        // When
        Decision.Allow decision =
                (Decision.Allow) observing().largest(MB).build().decide(offer(file("a", 2 * MB)));

        // Then
        assertThat(decision.ruling().limits().byteLimit().map(ByteLimit::bytes)).contains(MB);
    }

    // --- the two policies that nobody saves

    @Test
    void aNewInstallationRefusesNothing() {
        for (OfferFacts offer : breaches()) {
            assertThat(Policy.INITIAL.decide(offer)).isInstanceOfSatisfying(Decision.Allow.class, allow -> assertThat(
                            allow.ruling().breaches())
                    .isEmpty());
        }
        assertThat(Policy.INITIAL.enforces()).isFalse();
        assertThat(Policy.INITIAL.mode()).isEqualTo(PolicyMode.OBSERVE);
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void whereThePolicyCannotBeReadNothingPasses(OfferedFile file) {
        for (Set<TransferPath> paths : List.of(EnumSet.noneOf(TransferPath.class), EnumSet.allOf(TransferPath.class))) {
            assertThat(Policy.CLOSED.decide(new OfferFacts(Protocol.SI, ALICE, BOB, file, paths)))
                    .isInstanceOf(Decision.Refuse.class);
        }
        assertThat(Policy.CLOSED.enforces()).isTrue();
    }

    // --- snapshots

    @Test
    void anotherNumberChangesNothingElse() {
        // Given
        Policy policy = strict(PolicyMode.ENFORCE);

        // When
        Policy numbered = policy.withVersion(42);

        // Then
        assertThat(numbered.version()).isEqualTo(42);
        assertThat(numbered.withVersion(policy.version())).isEqualTo(policy);
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        // Given
        List<String> endings = new ArrayList<>(List.of(".exe"));
        Policy policy = new Policy(1, PolicyMode.ENFORCE, OptionalLong.empty(), endings, true, true, false, true);

        // When
        endings.clear();

        // Then
        assertThat(policy.blockedExtensions()).containsExactly(".exe");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> policy.blockedExtensions().clear());
    }

    @Test
    void aNegativeLimitIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enforcing().largest(-1).build());
    }

    private static Policy strict(PolicyMode mode) {
        return new Draft(mode)
                .largest(MB)
                .endings(".exe")
                .knownSizesOnly()
                .withoutInBand()
                .proxyOnly()
                .build();
    }

    private static Draft enforcing() {
        return new Draft(PolicyMode.ENFORCE);
    }

    private static Draft observing() {
        return new Draft(PolicyMode.OBSERVE);
    }

    private static OfferFacts offer(OfferedFile file, TransferPath... paths) {
        return new OfferFacts(Protocol.SI, ALICE, BOB, file, Set.of(paths));
    }

    private static Decision.Allow allowed(Draft draft, OfferFacts offer) {
        return (Decision.Allow) draft.build().decide(offer);
    }

    private static Reason reason(Draft draft, OfferFacts offer) {
        return ((Decision.Refuse) draft.build().decide(offer)).reason();
    }

    private static String refused(Draft draft, OfferFacts offer) {
        return reason(draft, offer).cause().rule().key();
    }

    private static ByteLimit limit(Draft draft, OfferedFile file) {
        return allowed(draft, offer(file)).ruling().limits().byteLimit().orElseThrow();
    }

    /** A policy that allows all but what is said. */
    private static final class Draft {

        private final PolicyMode mode;
        private OptionalLong largestFile = OptionalLong.empty();
        private List<String> blockedExtensions = List.of();
        private boolean unknownSizeAllowed = true;
        private boolean inBandAllowed = true;
        private boolean proxyOnly;

        Draft(PolicyMode mode) {
            this.mode = mode;
        }

        Draft largest(long bytes) {
            largestFile = OptionalLong.of(bytes);
            return this;
        }

        Draft endings(String... endings) {
            blockedExtensions = List.of(endings);
            return this;
        }

        Draft knownSizesOnly() {
            unknownSizeAllowed = false;
            return this;
        }

        Draft withoutInBand() {
            inBandAllowed = false;
            return this;
        }

        Draft proxyOnly() {
            proxyOnly = true;
            return this;
        }

        Policy build() {
            return new Policy(
                    1, mode, largestFile, blockedExtensions, unknownSizeAllowed, inBandAllowed, proxyOnly, true);
        }
    }
}
