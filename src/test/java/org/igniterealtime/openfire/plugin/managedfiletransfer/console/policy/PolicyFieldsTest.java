// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each field of the policy's form takes and refuses. */
class PolicyFieldsTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"", "enforce", "BLOCK", "<script>"})
    void refusesAModeThatThereIsNot(String mode) throws Exception {
        assertRefused("mode", mode, "Choose one of the three modes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "OBSERVE", "ENFORCE"})
    void takesEachMode(String mode) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("mode", mode);

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(console.policies.current().mode().name()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "ten", "12 34", "\"><script>"})
    void refusesASizeThatIsNoNumber(String size) throws Exception {
        assertRefused("largestFile", size, "Type a number, such as 20 MB");
    }

    @Test
    void refusesASizeThatNoNumberCanHold() throws Exception {
        assertRefused("largestFile", "8796093022208", "more than any file can have");
        assertRefused("largestFile", "9999999999999999999", "more than any file can have");
    }

    @ParameterizedTest
    @CsvSource({
        "100, kb, 102400",
        "20 GB, kb, 21474836480",
        "' 7 ', mb, 7340032",
        "8796093022207, mb, 9223372036853727232",
        "1, gb, 1073741824"
    })
    void takesASizeInAnyUnit(String size, String unit, long bytes) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", size);
        form.put("largestFileUnit", unit);

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(console.policies.current().largestFile()).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tb", "MB", "<script>"})
    void refusesAUnitThatThereIsNot(String unit) throws Exception {
        assertRefused("largestFileUnit", unit, "Choose a unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "fast", "\u0663", "12 34", "\"><script>"})
    void refusesARateThatIsNoNumber(String rate) throws Exception {
        for (String field : List.of("relayRate", "userRate", "transferRate")) {
            assertRefused(field, rate, "Type a number, such as 512 KB/s");
        }
    }

    @Test
    void refusesARateThatNoConnectionHas() throws Exception {
        for (String field : List.of("relayRate", "userRate", "transferRate")) {
            assertRefused(field, "0", "The lowest rate is 1 KB/s");
            assertRefused(field, "9999999999999999999", "more than any connection can carry");
            assertRefused(field + "Unit", "", "Choose a unit: bytes/s");
            assertRefused(field + "Unit", "<script>", "Choose a unit: bytes/s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1023, bytes, ",
        "1024, bytes, 1024",
        "1, kb, 1024",
        "1.5 MB/s, kb, 1572864",
        "' 7 ', mb, 7340032",
        "8589934591, gb, 9223372035781033984"
    })
    void takesARateFromOneKilobyteASecondOnInAnyUnit(String rate, String unit, Long bytes) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("userRate", rate);
        form.put("userRateUnit", unit);

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(bytes == null ? 400 : 303);
        OptionalLong expected = bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
        assertThat(console.policies.current().rates().perUser()).isEqualTo(expected);
    }

    @Test
    void refusesEndingsThatNoNameHasAndNamesThem() throws Exception {
        assertRefused(
                "blockedExtensions", ".exe a/b <script>x</script>", "These cannot be the end of a file name: a/b");
    }

    @Test
    void refusesTooManyEndings() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= FileExtensions.MAX_COUNT; i++) {
            many.append(".e").append(i).append('\n');
        }

        assertRefused("blockedExtensions", many.toString(), "These are 201 extensions; at most 200");
    }

    @Test
    void refusesEndingsThatAreTooLongTogether() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append(".aaaaaaaaaaaaaaaaaaaaaaaaaa").append(100 + i).append('\n');
        }

        assertRefused("blockedExtensions", many.toString(), "too long: at most 2000 bytes");
    }

    private void assertRefused(String field, String value, String error) throws Exception {
        Map<String, String> form = administrator.policyForm();
        form.put("largestFile", "1");
        form.put(field, value);

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(error).doesNotContain("<script>");
        assertThat(console.policies.current()).isEqualTo(Policy.INITIAL);
        assertThat(console.audit).isEmpty();
    }
}
