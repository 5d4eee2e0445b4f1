// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Samples;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.form.LastChange;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.PolicyMode;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.RateLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferPolicyPageTest {

    private static final String URL = "transfer-policy";

    private ConsoleServer console;
    private Administrator administrator;

    @BeforeEach
    void start() throws Exception {
        console = new ConsoleServer();
        administrator = new Administrator(console);
    }

    @AfterEach
    void stop() throws Exception {
        console.close();
    }

    @Test
    void showsThePolicyInForce() throws Exception {
        console.policies.save(new Policy(
                0, PolicyMode.ENFORCE, OptionalLong.of(80 * Samples.MB), List.of(".exe"), false, true, true, false));

        assertThat(administrator.get(URL).body())
                .contains("In force: version 1, Enforce")
                .containsPattern("id=\"mode-ENFORCE\" value=\"ENFORCE\"\\s+checked")
                .containsPattern("name=\"largestFile\"[^>]*value=\"80\"")
                .containsPattern("<option value=\"mb\" selected>")
                .contains("\n.exe</textarea>")
                .containsPattern("name=\"proxyOnly\"[^>]*checked")
                .doesNotContainPattern("name=\"tellUsers\"[^>]*checked")
                .doesNotContainPattern("name=\"unknownSizeAllowed\"[^>]*checked");
    }

    @Test
    void savesAllFieldsAndSaysSoOnceAndInTheAudit() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", "ENFORCE");
        form.put("largestFile", "80");
        form.put("blockedExtensions", "EXE, *.bat");
        form.remove("unknownSizeAllowed");
        form.remove("inBandAllowed");
        form.put("proxyOnly", "true");
        form.remove("tellUsers");
        form.put("relayRate", "10");
        form.put("userRate", "512");
        form.put("userRateUnit", "kb");
        form.put("transferRate", "1");
        form.put("hash", "true");

        HttpResponse<String> answer = administrator.post(URL, form);
        String next = administrator.get(URL).body();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(URL + "?answer=true");
        assertThat(console.policies.current())
                .isEqualTo(new Policy(
                        1,
                        PolicyMode.ENFORCE,
                        OptionalLong.of(80 * Samples.MB),
                        List.of(".bat", ".exe"),
                        false,
                        false,
                        true,
                        false,
                        new RateLimits(
                                OptionalLong.of(10 * Samples.MB),
                                OptionalLong.of(512 * 1024),
                                OptionalLong.of(Samples.MB)),
                        true));
        assertThat(next).contains("<div class=\"success\" role=\"status\">The policy is saved. Version 1 is in force.");
        assertThat(administrator.get(URL).body()).doesNotContain("The policy is saved.");
        assertThat(console.audit)
                .containsExactly(
                        """
                        admin: Saved the file transfer policy as version 1
                        mode: OBSERVE -> ENFORCE
                        largest file: no limit -> 83886080 bytes
                        blocked file extensions added: .bat .exe
                        unknown size allowed: true -> false
                        in-band allowed: true -> false
                        proxy only: false -> true
                        tell users: true -> false
                        rate of the relay: no limit -> 10485760 bytes per second
                        rate of a user: no limit -> 524288 bytes per second
                        rate of a transfer: no limit -> 1048576 bytes per second
                        record SHA-256: false -> true""");
        assertThat(next)
                .containsPattern("name=\"userRate\"\\s+id=\"userRate\" value=\"512\"")
                .containsPattern("(?s)name=\"userRateUnit\".*?<option value=\"kb\" selected>\\s*KB/s</option>")
                .containsPattern("name=\"hash\"[^>]*checked");
    }

    @Test
    void anUnchangedSaveMakesNoVersion() throws Exception {
        HttpResponse<String> answer = administrator.post(URL, administrator.policyForm());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
        assertThat(administrator.get(URL).body()).contains("Nothing was changed. Version 0 stays in force.");
        assertThat(console.audit).isEmpty();
    }

    /** Otherwise it would be there again after the next start of the server. */
    @Test
    void aStoredPolicyThatCannotBeReadIsMendedByAnUnchangedSave() throws Exception {
        console.policies.stored = false;

        administrator.post(URL, administrator.policyForm());

        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL.withVersion(1));
        assertThat(console.audit)
                .containsExactly("admin: Saved the file transfer policy as version 1\nno value was changed");
    }

    @Test
    void showsAnAmountAsItWasUnderstood() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "1.5 gb");
        form.put("largestFileUnit", "kb");

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);

        assertThat(administrator.get(URL).body())
                .containsPattern("name=\"largestFile\"[^>]*value=\"1.5\"")
                .containsPattern("(?s)name=\"largestFileUnit\".*?<option value=\"gb\" selected>");
    }

    @Test
    void showsAnAmountAsItWasUnderstoodBesideAnErrorElsewhere() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "20 MB");
        form.put("largestFileUnit", "bytes");
        form.put("userRate", "fast");

        assertThat(administrator.post(URL, form).body())
                .containsPattern("name=\"largestFile\"[^>]*value=\"20\"")
                .containsPattern("(?s)name=\"largestFileUnit\".*?<option value=\"mb\" selected>")
                .containsPattern("name=\"userRate\"[^>]*value=\"fast\"");
    }

    /** Clearing the 0 and typing 20 gave 20 bytes. */
    @Test
    void aNumberTypedOverZeroIsMeantInMegabytes() throws Exception {
        console.policies.save(
                new Policy(0, PolicyMode.ENFORCE, OptionalLong.of(0), List.of(), true, true, false, true));

        assertThat(administrator.get(URL).body())
                .containsPattern("name=\"largestFile\"[^>]*value=\"0\"")
                .containsPattern("(?s)name=\"largestFileUnit\".*?<option value=\"mb\" selected>");
    }

    @Test
    void asksBackBeforeItSavesALimitThatBlocksNearlyEveryFile() throws Exception {
        // Given
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "20");
        form.put("largestFileUnit", "kb");
        form.put("proxyOnly", "true");

        // When
        HttpResponse<String> question = administrator.post(URL, form);
        Policy unsaved = console.policies.current();
        form.put("confirmed", "20480");
        HttpResponse<String> answer = administrator.post(URL, form);

        // Then
        assertThat(question.body())
                .contains("A limit of 20.0 KB blocks nearly every file", "name=\"confirmed\"", "value=\"20480\"")
                .containsPattern("name=\"proxyOnly\"[^>]*checked");
        assertThat(unsaved).isEqualTo(Policy.INITIAL);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(console.policies.current().largestFile()).hasValue(20_480);
    }

    @Test
    void anAnswerToAnotherQuestionConfirmsNothing() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "2");
        form.put("largestFileUnit", "kb");
        form.put("confirmed", "20480");

        assertThat(administrator.post(URL, form).body()).contains("Nothing has been saved yet");
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
    }

    @Test
    void asksNotAgainAboutALimitThatIsInForce() throws Exception {
        console.policies.save(
                new Policy(0, PolicyMode.OBSERVE, OptionalLong.of(20), List.of(), true, true, false, true));
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "20");
        form.put("largestFileUnit", "bytes");
        form.put("mode", "ENFORCE");

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
    }

    @Test
    void theSummaryLeadsToEachWrongFieldAndTheFirstHasTheFocus() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("blockedExtensions", "a/b");
        form.put("transferRate", "fast");

        String page = administrator.post(URL, form).body();

        assertThat(page)
                .contains("href=\"#blockedExtensions\"", "href=\"#transferRate\"")
                .doesNotContain("href=\"#largestFile\"")
                .containsPattern("<textarea name=\"blockedExtensions\"[^>]* autofocus")
                .doesNotContainPattern("name=\"transferRate\"[^>]* autofocus");
        assertThat(administrator.get(URL).body()).doesNotContain(" autofocus");
    }

    @Test
    void thePageKnowsWhetherItAnswersAForm() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("userRate", "3");

        String location =
                administrator.post(URL, form).headers().firstValue("Location").orElseThrow();

        assertThat(administrator.get(location).body()).contains("data-answers=\"true\"");
        assertThat(administrator.get(URL).body()).doesNotContain("data-answers");
    }

    @Test
    void keepsWhatWasTypedAndTiesTheErrorToItsField() throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", "ENFORCE");
        form.put("largestFile", "\"><b>x");
        form.put("blockedExtensions", "</textarea><script>alert(1)</script>");
        form.put("proxyOnly", "true");
        form.remove("tellUsers");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .doesNotContain("<b>x", "<script>alert")
                .contains("The policy was not saved")
                .contains("value=\"&#34;>&lt;b>x\"")
                .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>")
                .containsPattern("aria-invalid=\"true\"\\s+aria-describedby=\"largestFile-hint largestFile-error\"")
                .contains("id=\"largestFile-error\"", "id=\"blockedExtensions-error\"")
                .containsPattern("value=\"ENFORCE\"\\s+checked")
                .containsPattern("name=\"proxyOnly\"[^>]*checked")
                .doesNotContainPattern("name=\"tellUsers\"[^>]*checked");
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
    }

    @Test
    void doesNotOverwriteWhatAnotherAdministratorSavedMeanwhile() throws Exception {
        Map<String, String> mine = administrator.policyForm();
        mine.put("mode", "ENFORCE");
        mine.put("largestFile", "5");
        Administrator other = new Administrator(console);
        Map<String, String> theirs = other.policyForm();
        theirs.put("largestFile", "9");
        theirs.put("userRate", "3");
        theirs.put("hash", "true");
        console.login = "bea";
        other.post(URL, theirs);
        console.login = "admin";

        HttpResponse<String> answer = administrator.post(URL, mine);

        assertThat(answer.statusCode()).isEqualTo(409);
        // Since JDK 20 the space before PM is a narrow one that does not break.
        assertThat(answer.body().replace('\u202F', ' '))
                .contains("Nothing was saved: bea changed the policy at Nov 22, 2026, 12:00:00 PM")
                .containsPattern(row("Maximum file size", "none", "9 MB", "5 MB", "Changed by both"))
                .containsPattern(row("Mode", "Observe", "Observe", "Enforce", "Your change"))
                .containsPattern(row("Bandwidth limit: per user", "none", "3 MB/s", "none", "Their change"))
                .containsPattern(row("Record the SHA-256[^<]*", "No", "Yes", "No", "Their change"))
                .doesNotContain(">Bandwidth limit: per transfer</th>")
                .doesNotContain(">Blocked file extensions</th>");
        // The form has what both wanted, and mine where both wanted something.
        assertThat(answer.body())
                .containsPattern("name=\"largestFile\"[^>]*value=\"5\"")
                .containsPattern("name=\"userRate\"[^>]*value=\"3\"")
                .containsPattern("name=\"hash\"[^>]*checked")
                .containsPattern("id=\"mode-ENFORCE\" value=\"ENFORCE\"\\s+checked");
        assertThat(console.policies.current().largestFile()).hasValue(9 * Samples.MB);
        assertThat(console.audit).hasSize(1);
    }

    @Test
    void ofManyWhoSaveAtOnceOneSucceedsAndTheOthersHearOfIt() throws Exception {
        List<Callable<Integer>> saves = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            Administrator someone = new Administrator(console);
            Map<String, String> form = someone.policyForm();
            form.put("largestFile", Integer.toString(i));
            saves.add(() -> someone.post(URL, form).statusCode());
        }
        ExecutorService people = Executors.newFixedThreadPool(saves.size());
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : people.invokeAll(saves)) {
            answers.add(answer.get());
        }
        people.shutdown();

        assertThat(answers).containsOnly(303, 409).containsOnlyOnce(303);
        assertThat(console.policies.current().version()).isEqualTo(1);
        assertThat(console.audit).hasSize(1);
    }

    @Test
    void overwritesItOnceItWasSeen() throws Exception {
        Map<String, String> mine = administrator.policyForm();
        mine.put("largestFile", "5");
        console.policies.save(Policy.INITIAL);

        assertThat(administrator.post(URL, mine).body()).contains("name=\"version\" value=\"1\"");
        mine.put("version", "1");

        assertThat(administrator.post(URL, mine).statusCode()).isEqualTo(303);
        assertThat(console.policies.current().largestFile()).hasValue(5 * Samples.MB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "99", "x", "\"><script>"})
    void aVersionThatIsNotInForceSavesNothing(String version) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", "ENFORCE");
        form.put("version", version);

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(409);
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
    }

    @Test
    void saysThatTheOtherAdministratorWantedTheSame() throws Exception {
        Map<String, String> form = administrator.policyForm();
        console.policies.save(Policy.INITIAL);

        assertThat(administrator.post(URL, form).body()).contains("already has all your changes");
    }

    @Test
    void speaksChinese() throws Exception {
        console.locale = Locale.SIMPLIFIED_CHINESE;

        assertThat(administrator.get(URL).body())
                .contains("\u5F53\u524D\u751F\u6548\uFF1A\u7248\u672C 0\uFF0C\u89C2\u5BDF")
                .doesNotContain(">mft.");
    }

    @Test
    void aChangeByOtherMeansHasNoName() throws Exception {
        Map<String, String> mine = administrator.policyForm();
        console.lastChanges.keep(URL, new LastChange("7", "bea", Samples.NOW));
        console.policies.save(Policy.INITIAL);

        assertThat(administrator.post(URL, mine).body())
                .contains("the policy was changed elsewhere")
                .doesNotContain("bea");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"mode\":1}", "<script>"})
    void aFormThatLostWhatItWasFilledFromIsComparedWithWhatIsInForce(String base) throws Exception {
        Map<String, String> mine = administrator.policyForm();
        mine.put("base", base);
        mine.put("userRate", "3");
        console.policies.save(Policy.INITIAL);

        HttpResponse<String> answer = administrator.post(URL, mine);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .containsPattern(row("Bandwidth limit: per user", "none", "none", "3 MB/s", "Your change"))
                .doesNotContain("<script>");
    }

    private static String row(String label, String... values) {
        StringBuilder row = new StringBuilder("(?s)>" + label + "</th>");
        for (String value : values) {
            row.append("\\s*<td[^>]*>(\\s*<span[^>]*>)?").append(value).append("[^<]*(</span>)?\\s*</td>");
        }
        return row.toString();
    }
}
