// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.Administrator;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.ConsoleServer;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.RelayState;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.limits.ConnectionLimits;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress;
import org.igniterealtime.openfire.plugin.managedfiletransfer.relay.selftest.TestedAddress.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferProxyPageTest {

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

    @Test
    void showsThatTheProxyRunsWhatItDidAndWhatIsSet() throws Exception {
        assertThat(administrator.get(URL).body())
                .contains("Running at 0.0.0.0:7777, reachability not tested")
                .contains("<dd>1,234</dd>", "<dd>80.0 MB</dd>")
                .contains("3 connections over a limit, 5 requests, 7 activations")
                .contains("<dd>files.example.org")
                .contains("As set below.")
                .containsPattern("name=\"enabled\"[^>]*checked")
                .doesNotContainPattern("name=\"persistent\"[^>]*checked")
                .containsPattern("name=\"port\"[^>]*value=\"7777\"")
                .containsPattern("name=\"claimed\"[^>]*value=\"1800\"")
                .containsPattern("name=\"perDigest\"[^>]*value=\"8\"")
                .contains("\nfiles.example.org</textarea>")
                .contains("It cannot tell whether the networks of your users reach these addresses")
                .doesNotContain("mft-report");
    }

    @Test
    void saysWhyNobodyCanConnectAndWhatToDo() throws Exception {
        console.proxy.state = Optional.of(new RelayState(
                RelayState.Phase.WAITING_FOR_PORT, Optional.empty(), "Port 7777 could not be opened: <in use>."));

        assertThat(administrator.get(URL).body())
                .contains("Waiting for port 7777")
                .contains("could not be opened: &lt;in use&gt;.")
                .contains("find the program that has the port");
    }

    @Test
    void saysThatItIsOff() throws Exception {
        console.proxy.state = Optional.empty();

        assertThat(administrator.get(URL).body()).contains("Switched off").doesNotContain("Connections now");
    }

    @Test
    void saysWhatIsOffAndAdvertisesNothingThen() throws Exception {
        console.proxy.state = Optional.empty();

        assertThat(administrator.get(URL).body())
                .contains("Clients are not offered a proxy", "Openfire's built-in proxy does not run either")
                .contains("<dd>None while the proxy is switched off")
                .doesNotContain("<dd>files.example.org", "As set below.", "id=\"mft-test\"", "nc -vz");
    }

    @Test
    void oneVerdictTellsOfAllAddressesAndCountsTheOnesThatOthersReach() throws Exception {
        console.proxy.settings = withAddresses("a.example", "b.example", "127.0.0.1");
        console.proxy.answers.add(MemoryProxy.tested(
                new TestedAddress("192.0.2.1", "192.0.2.1", 7777, true, Outcome.WORKS),
                new TestedAddress("a.example", "192.0.2.1", 7777, false, Outcome.WORKS),
                new TestedAddress("b.example", "192.0.2.2", 7777, false, Outcome.TIMED_OUT),
                new TestedAddress("127.0.0.1", "127.0.0.1", 7777, false, Outcome.THIS_MACHINE_ONLY)));

        test();

        assertThat(administrator.get(URL).body())
                .containsPattern("mft-state mft-state-declined\" id=\"mft-proxy-state\">Running at 0.0.0.0:7777,"
                        + " reachable at 1 of 3 advertised addresses<")
                .contains("Works on this machine only", "The results of the test below say");
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT, failed, 0", "WORKS, completed, 1"})
    void verdictIsGreenOnlyWhereEveryAddressIsReached(Outcome outcome, String shape, int reached) throws Exception {
        console.proxy.answers.add(MemoryProxy.tested(
                new TestedAddress("127.0.0.1", "127.0.0.1", 7777, true, Outcome.WORKS),
                new TestedAddress("files.example.org", "192.0.2.1", 7777, false, outcome)));
        assertThat(administrator.get(URL).body()).doesNotContainPattern("mft-state-completed\" id=\"mft-proxy-state");

        test();

        assertThat(administrator.get(URL).body())
                .contains("mft-state-" + shape + "\" id=\"mft-proxy-state\"")
                .contains("reachable at " + reached + " of 1 advertised");
    }

    @Test
    void runningWithoutAnAddressIsNotWell() throws Exception {
        console.proxy.settings = withAddresses();

        assertThat(administrator.get(URL).body())
                .contains("mft-state-failed\" id=\"mft-proxy-state\">Running at 0.0.0.0:7777, but no address");
    }

    @Test
    void verdictOfAddressesThatAreToldNoLongerIsForgotten() throws Exception {
        console.proxy.answers.add(
                MemoryProxy.tested(new TestedAddress("files.example.org", "192.0.2.1", 7777, false, Outcome.WORKS)));
        test();
        assertThat(administrator.get(URL).body()).contains("reachable at 1 of 1");

        console.proxy.settings = withAddresses("other.example.org");

        assertThat(administrator.get(URL).body())
                .contains("reachability not tested")
                .doesNotContain("mft-report");
    }

    @Test
    void showsHowFarATestIs() throws Exception {
        console.proxy.answers.add(new ProxyAdmin.Started(new MemoryProxy.Run(2, 5, Optional.empty())));

        test();

        assertThat(administrator.get(URL).body())
                .containsPattern("(?s)role=\"status\" data-testing=\"true\"[^>]*>Testing: 2 of 5 done<")
                .containsPattern("id=\"mft-test\"[^>]*disabled")
                .contains("js/proxy.js")
                .doesNotContain("mft-report");
    }

    @Test
    void tellsTheCommandThatTestsFromOutsideForWhatIsAHostOnly() throws Exception {
        console.proxy.settings =
                withAddresses("files.example.org", "2001:db8::1", "x;reboot", "127.0.0.1", "localhost");

        assertThat(administrator.get(URL).body())
                .contains(">nc -vz files.example.org 7777<", ">nc -vz 2001:db8::1 7777<")
                .doesNotContain("nc -vz x", "nc -vz 127", "nc -vz localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_USE, is in use on this server",
        "NOT_PERMITTED, not permitted to open port 7778",
        "OTHER, cannot be opened"
    })
    void portThatCannotBeOpenedIsRefusedAtItsField(ProxyAdmin.PortProblem problem, String said) throws Exception {
        console.proxy.portProblem = Optional.of(problem);
        Map<String, String> form = administrator.proxyForm();
        form.put("port", "7778");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsPattern("id=\"port-error\">[^<]*" + said)
                .containsPattern("name=\"port\"[^>]*value=\"7778\"");
        assertThat(console.proxy.askedPort).isEqualTo(7778);
        assertThat(console.proxy.settings()).isSameAs(MemoryProxy.INITIAL);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndLeadsToItsField() throws Exception {
        console.proxy.portProblem = Optional.of(ProxyAdmin.PortProblem.IN_USE);
        Map<String, String> form = administrator.proxyForm();
        form.put("port", "7778");
        form.put("idle", "soon");
        form.put("addresses", "300.1.1.1");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsPattern("(?s)id=\"mft-errors\".*href=\"#port\">Port</a>: Port 7778 is in use"
                        + ".*href=\"#addresses\">Addresses</a>: .*href=\"#idle\">Idle timeout</a>: ")
                .contains("id=\"port-error\"", "id=\"addresses-error\"", "id=\"idle-error\"")
                .containsPattern("id=\"port\"[^>]*autofocus")
                .doesNotContainPattern("id=\"idle\"[^>]*autofocus");
        assertThat(console.proxy.settings()).isSameAs(MemoryProxy.INITIAL);
    }

    @Test
    void portThatIsTakenIsToldTogetherWithWhatAnotherAdministratorSaved() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("port", "7778");
        console.proxy.settings = withAddresses("other.example.org");
        console.proxy.portProblem = Optional.of(ProxyAdmin.PortProblem.IN_USE);

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("changed elsewhere while you edited", "href=\"#port\">Port</a>: Port 7778");
    }

    /** Else nothing could be changed while it waits for its port. */
    @Test
    void portThatIsNotChangedIsNotAskedAbout() throws Exception {
        console.proxy.portProblem = Optional.of(ProxyAdmin.PortProblem.IN_USE);
        Map<String, String> form = administrator.proxyForm();
        form.put("idle", "60");

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(console.proxy.settings().timeouts().idle()).hasSeconds(60);
    }

    @Test
    void portIsAskedAboutWhenTheProxyIsSwitchedOnAndNotWhenItIsSwitchedOff() throws Exception {
        console.proxy.portProblem = Optional.of(ProxyAdmin.PortProblem.IN_USE);
        Map<String, String> form = administrator.proxyForm();
        form.remove("enabled");
        form.put("port", "7778");
        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);

        Map<String, String> on = administrator.proxyForm();

        assertThat(administrator.post(URL, on).statusCode()).isEqualTo(400);
        assertThat(console.proxy.settings().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NODE, overrides the field below",
        "EXTERNAL, kept in xmpp.proxy.externalip",
        "INTERFACE, From network.interface",
        "MACHINE, Behind NAT"
    })
    void saysWhoChoseTheAddresses(AddressSource source, String said) throws Exception {
        console.proxy.source = source;

        assertThat(administrator.get(URL).body()).contains(said);
    }

    @Test
    void escapesWhatComesFromProperties() throws Exception {
        console.proxy.networkInterface = "<script>1</script>";
        console.proxy.settings = withAddresses("<b>x</b>");

        assertThat(administrator.get(URL).body())
                .doesNotContain("<script>1", "<b>x")
                .contains("&lt;b&gt;x&lt;/b&gt;</textarea>");
    }

    @Test
    void savesAllFieldsAndSaysSoOnceAndInTheAudit() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.remove("enabled");
        form.put("persistent", "true");
        form.put("port", " 7778 ");
        form.put("addresses", "192.0.2.10,  [2001:DB8::1]\nFiles.Example.ORG.");
        form.put("idle", "60");
        form.put("total", "200");

        HttpResponse<String> answer = administrator.post(URL, form);
        String next = administrator.get(URL).body();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(URL + "?answer=true");
        ProxySettings saved = console.proxy.settings();
        assertThat(saved.enabled()).isFalse();
        assertThat(saved.port()).isEqualTo(7778);
        assertThat(saved.addresses()).containsExactly("192.0.2.10", "2001:db8::1", "files.example.org");
        assertThat(saved.timeouts().idle()).hasSeconds(60);
        assertThat(saved.connectionLimits()).isEqualTo(new ConnectionLimits(200, 500, 100, 8));
        assertThat(next).contains("<div class=\"success\" role=\"status\">The settings are saved.");
        assertThat(administrator.get(URL).body()).doesNotContain("The settings are saved.");
        assertThat(console.audit)
                .containsExactly(
                        """
                        admin: Changed the file transfer proxy
                        enabled: true -> false
                        addresses: files.example.org -> 192.0.2.10 2001:db8::1 files.example.org
                        persistent: false -> true
                        port: 7777 -> 7778
                        idle: 300 -> 60
                        total: 10000 -> 200""");
    }

    @Test
    void savingWhatIsSetSavesNothing() throws Exception {
        HttpResponse<String> answer = administrator.post(URL, administrator.proxyForm());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(administrator.get(URL).body()).contains("Nothing was changed");
        assertThat(console.proxy.settings()).isSameAs(MemoryProxy.INITIAL);
        assertThat(console.audit).isEmpty();
    }

    @Test
    void doesNotOverwriteWhatWasSetElsewhereMeanwhileUntilItWasSeen() throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("port", "7778");
        console.proxy.settings = withAddresses("other.example.org");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("changed elsewhere while you edited")
                .containsPattern("name=\"port\"[^>]*value=\"7778\"")
                .contains("other.example.org</textarea>");
        assertThat(console.proxy.settings().port()).isEqualTo(7777);

        form.put("seen", console.proxy.settings().version());
        form.put("addresses", "other.example.org");
        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(303);
        assertThat(console.proxy.settings().port()).isEqualTo(7778);
    }

    @Test
    void comparesThreeWaysWithWhatAnotherAdministratorSaved() throws Exception {
        // Given
        Map<String, String> mine = administrator.proxyForm();
        mine.put("port", "7778");
        mine.put("idle", "60");
        Administrator bea = new Administrator(console);
        Map<String, String> theirs = bea.proxyForm();
        theirs.put("port", "7779");
        theirs.put("total", "200");
        console.login = "bea";
        bea.post(URL, theirs);
        console.login = "admin";

        // When
        String page = administrator.post(URL, mine).body();

        // Then
        assertThat(page)
                .contains("Nothing was saved: bea changed the settings at Nov 22, 2026")
                .containsPattern("(?s)>Port</th>.*?>7777</td>.*?>7779</td>.*?>7778</td>.*?Changed by both")
                .containsPattern("name=\"port\"[^>]*value=\"7778\"")
                .containsPattern("name=\"idle\"[^>]*value=\"60\"")
                .containsPattern("name=\"total\"[^>]*value=\"200\"")
                .contains("Save the combined values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\"><script>alert(1)</script>"})
    void settingsThatNobodyHasSeenAreNotOverwritten(String seen) throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("seen", seen);
        form.put("port", "7778");

        HttpResponse<String> answer = administrator.post(URL, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain("<script>");
        assertThat(console.audit).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "test"})
    void withoutItsTokenNothingIsDone(String action) throws Exception {
        Map<String, String> form = administrator.proxyForm();
        form.put("action", action);
        form.put("port", "7778");
        form.remove("token");
        console.proxy.answers.add(MemoryProxy.tested());

        assertThat(administrator.post(URL, form).statusCode()).isEqualTo(403);
        assertThat(console.proxy.settings()).isEqualTo(MemoryProxy.INITIAL);
        assertThat(console.proxy.answers).hasSize(1);
    }

    @Test
    void theTestsReportStaysUntilTheSettingsChange() throws Exception {
        console.proxy.settings = withAddresses("<i>host</i>");
        console.proxy.answers.add(MemoryProxy.tested(
                new TestedAddress("127.0.0.1", "127.0.0.1", 7777, true, Outcome.WORKS),
                new TestedAddress("<i>host</i>", "2001:db8::1", 7777, false, Outcome.TIMED_OUT)));

        assertThat(test().statusCode()).isEqualTo(303);

        assertThat(administrator.get(URL).body())
                .contains("The proxy itself, on this machine")
                .contains("[2001:db8::1]<span", "NAT hairpin")
                .contains("&lt;i&gt;host&lt;/i&gt;")
                .doesNotContain("<i>host");
        assertThat(new Administrator(console).get(URL).body()).contains("mft-report");
        assertThat(console.audit).isEmpty();

        Map<String, String> form = administrator.proxyForm();
        form.put("addresses", "files.example.org");
        administrator.post(URL, form);
        assertThat(administrator.get(URL).body()).doesNotContain("mft-report");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void eachOutcomeHasItsWordsAndItsAdvice(Outcome outcome) throws Exception {
        console.proxy.answers.add(MemoryProxy.tested(new TestedAddress("files.example.org", "", 7777, false, outcome)));

        test();

        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            console.locale = language;
            assertThat(administrator.get(URL).body())
                    .contains("files.example.org</th>")
                    .doesNotContain(">mft.");
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, Another test is running", "NOT_LISTENING, There is nothing to test"})
    void saysWhyThereIsNoTest(ProxyAdmin.NotTested reason, String said) throws Exception {
        console.proxy.answers.add(reason);

        assertThat(test().statusCode()).isEqualTo(303);
        assertThat(administrator.get(URL).body()).contains(said).doesNotContain("mft-report");
    }

    @Test
    void saysThatAFormOfTheStockPageWasNotSaved() throws Exception {
        assertThat(administrator.get(URL + "?unsaved=true").body())
                .contains("Nothing was saved: the form that you sent");
        assertThat(administrator.get(URL).body()).doesNotContain("Nothing was saved");
    }

    @Test
    void speaksChinese() throws Exception {
        console.locale = Locale.SIMPLIFIED_CHINESE;

        assertThat(administrator.get(URL).body())
                .contains("\u8FD0\u884C\u4E8E 0.0.0.0:7777")
                .doesNotContain(">mft.");
    }

    private HttpResponse<String> test() throws Exception {
        return administrator.post(URL, Map.of("action", "test", "token", administrator.token(URL)));
    }

    private static ProxySettings withAddresses(String... hosts) {
        ProxySettings initial = MemoryProxy.INITIAL;
        return new ProxySettings(true, 7777, List.of(hosts), false, initial.timeouts(), initial.connectionLimits());
    }
}
