// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each field of the proxy's form takes and refuses. */
class ProxyFieldsTest {

    private static final String URL = "transfer-proxy";

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
    @EnumSource(ProxyNumber.class)
    void takesEachNumberFromItsLeastToItsMostAndNoOther(ProxyNumber number) throws Exception {
        String range = "Enter a whole number from " + number.least() + " to " + number.most();
        assertRefused(number.parameter(), Integer.toString(number.least() - 1), range);
        assertRefused(number.parameter(), Integer.toString(number.most() + 1), range);
        assertTaken(number, number.least());
        assertTaken(number, number.most());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "1.5", "7,777", "1e3", "0x10", "\u0663", "77 77", "99999999999", "\"><script>"})
    void refusesAPortThatIsNoWholeNumber(String port) throws Exception {
        assertRefused("port", port, "Enter a whole number from 1 to 65535");
    }

    @Test
    void aFieldThatIsMissingIsWrong() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.remove("idle");

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(400);
        assertThat(console.proxy.settings()).isEqualTo(MemoryProxy.INITIAL);
    }

    @Test
    void keepsWhatWasTypedAndTiesTheErrorToItsField() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("port", "\"><b>x");
        form.put("addresses", "</textarea><script>alert(1)</script>");
        form.put("persistent", "true");
        form.remove("enabled");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .doesNotContain("<b>x", "<script>alert")
                .contains("The settings were not saved")
                .contains("value=\"&#34;>&lt;b>x\"")
                .contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>")
                .containsPattern("aria-invalid=\"true\"\\s+aria-describedby=\"port-hint port-error\"")
                .contains("id=\"port-error\"", "id=\"addresses-error\"")
                .containsPattern("name=\"persistent\"[^>]*checked")
                .doesNotContainPattern("name=\"enabled\"[^>]*checked");
    }

    @Test
    void refusesAddressesThatNobodyCanConnectToAndNamesThem() throws Exception {
        assertRefused(
                "addresses",
                "192.0.2.1 192.0.2.2:7777 <script>x</script>",
                "connect to: 192.0.2.2:7777  &lt;script&gt;");
    }

    @Test
    void refusesTooManyAddresses() throws Exception {
        String many = IntStream.rangeClosed(0, HostList.MAX_COUNT)
                .mapToObj(i -> "192.0.2." + i)
                .collect(Collectors.joining("\n"));

        assertRefused("addresses", many, "17 addresses were entered; at most 16");
    }

    @Test
    void refusesAddressesThatAreTooLongTogether() throws Exception {
        String label = "a".repeat(60);
        String many = IntStream.range(10, 20)
                .mapToObj(i -> String.join(".", "h" + i, label, label, label))
                .collect(Collectors.joining(" "));

        assertThat(HostList.of(many).isTooLong()).isFalse();
        assertRefused("addresses", many + " x." + label + "." + label, "too long: at most 2000 characters");
    }

    @Test
    void takesNoAddressAsTheServersChoice() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("addresses", " , \n");

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(console.proxy.settings().addresses()).isEmpty();
    }

    private void assertTaken(ProxyNumber number, int value) throws Exception {
        console.proxy.settings = MemoryProxy.INITIAL;
        Map<String, String> form = administrator.proxyForm();
        form.put(number.parameter(), Integer.toString(value));

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(number.of(console.proxy.settings())).isEqualTo(value);
    }

    private void assertRefused(String field, String value, String error) throws Exception {
        console.proxy.settings = MemoryProxy.INITIAL;
        Map<String, String> form = administrator.proxyForm();
        form.put(field, value);

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(error).doesNotContain("<script>");
        assertThat(console.proxy.settings()).isEqualTo(MemoryProxy.INITIAL);
        assertThat(console.audit).isEmpty();
    }
}
