package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.Page;
import io.credledger.cli.demo.Demo;
import io.credledger.cli.files.DurableFile;
import io.credledger.cli.system.Journey.Flow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's identity connects once more, by a browser. */
class DemoConnectIT {

    @TempDir
    private static Path directory;

    private static Demo demo;
    private static RunningLedger ledger;
    private static Person person;

    @BeforeAll
    static void start() throws Exception {
        DurableFile.createPrivateDirectory(directory.resolve("secrets"));
        demo = Demo.open(directory, Clock.systemUTC());
        ledger = RunningLedger.start(directory, demo.settings(Map.of("CREDLEDGER_VERIFY_STORED", "true")));
        demo.introduce(ledger.url(), ledger.files().adminToken(), new PrintWriter(new StringWriter()));
        String token = Files.readString(directory.resolve("secrets/demo-token")).strip();
        person = new Person(URI.create(ledger.url()).getPort(), "demo", token);
    }

    @AfterAll
    static void stop() {
        ledger.close();
        demo.close();
    }

    @Test
    void aConsentAtTheDemoEndsInASecondConnection() throws Exception {
        Page end = connect("again", "yes");

        assertThat(end.is(200).text()).contains("Connected");
        assertThat(person.get("/v1/connections?provider=demo").is(200).each("name"))
                .containsExactlyInAnyOrder("default", "again");
        assertThat(person.get("/v1/connections?provider=demo").each("verified")).containsOnly("true");
    }

    @Test
    void aRefusalThereConnectsNothing() throws Exception {
        Page end = connect("refused", "no");

        assertThat(end.text()).contains("Not connected");
        assertThat(person.get("/v1/connections?provider=demo").is(200).each("name"))
                .doesNotContain("refused");
    }

    @Test
    void introducingItAgainChangesNothing() throws Exception {
        demo.introduce(ledger.url(), ledger.files().adminToken(), new PrintWriter(new StringWriter()));

        assertThat(person.get("/v1/connections?provider=demo&name=default")
                        .is(200)
                        .each("generation"))
                .containsExactly("1");
    }

    private static Page connect(String name, String decision) throws Exception {
        Person.Answer begun =
                person.post("/v1/connect/demo", "{\"name\":\"" + name + "\"}").is(201);
        Journey journey = new Journey();
        Flow flow = new Flow(begun.text("flow_id"), URI.create(begun.text("authorize_url")));
        Page consent = journey.go(flow, person).settle().is(200);
        assertThat(consent.text()).contains("Demo User");
        URI callback = consent.form().press("button[value=" + decision + "]").untilPath(Journey.CALLBACK);
        return journey.browser.open(callback);
    }
}
