package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each finding says how to mend it. */
class DoctorTest extends ClientTest {

    private static final String READY = "{\"status\": \"ready\", \"parts\": []}";

    /** The server stamps its answers with the real time. */
    private void healthy() {
        cli.time().startAt(Instant.now());
        server.on("GET /health/live", 200, "{\"status\": \"live\"}")
                .on("GET /health/ready", 200, READY)
                .on("GET /v1/whoami", 200, Answers.WHOAMI);
    }

    @Test
    void aHealthySetupHasNothingToMend() {
        healthy();

        Outcome outcome = cli.run("doctor");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("ok       server", "ok       clock", "ok       ready", "identity: alice (admin user)")
                .doesNotContain("mend", TOKEN);
    }

    @Test
    void findingsAreDataToo() {
        healthy();

        assertThat(cli.run("doctor", "--output", "csv").out()).startsWith("check,state,finding,mend\r\nprofile,ok,");
        assertThat(cli.run("doctor", "--output", "ndjson").out()).contains("{\"check\":\"ready\",\"state\":\"ok\"");
    }

    @Test
    void aServerThatIsNotReadySaysWhichPart() {
        healthy();
        server.on("GET /health/ready", 503, """
                {"status": "not_ready", "parts": [{"name": "streams", "ready": false, "reason": "restoring: 40 %"},
                                                  {"name": "kafka", "ready": true, "reason": "connected"}]}""");
        cli.run("doctor");

        Outcome outcome = cli.run("doctor");

        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.out()).contains("part streams: restoring: 40 %").doesNotContain("part kafka");
        assertThat(outcome.out()).contains("mend: ");
    }

    @Test
    void clocksThatDifferAreSaid() {
        healthy();
        cli.time().startAt(Instant.now().minusSeconds(3600));

        Outcome outcome = cli.run("doctor");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .containsPattern("warning  clock: the server's differs by 3(59|60)\\d s")
                .contains("NTP");
    }

    @Test
    void aTokenThatIsNotAcceptedIsSaid() {
        healthy();
        server.on("GET /v1/whoami", 401, Problems.body(401, "not-authenticated", "no such token"));
        cli.run("doctor");

        assertThat(cli.run("doctor").code()).isEqualTo(4);
    }

    @Test
    void aServerThatIsNotThereSaysWhatToStart() {
        Outcome outcome = new Cli(home).run("doctor", "--url", "http://127.0.0.1:1");

        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.out()).contains("failed   server: nothing answers", "credledger up", "failed   token");
    }

    @Test
    void aProfileThatOthersCanChangeIsSaid() throws IOException {
        healthy();
        Path profile = home.resolve(".config/credledger/profile.properties");
        Files.createDirectories(profile.getParent());
        Files.writeString(profile, "url=" + server.url() + "\n");
        Files.setPosixFilePermissions(profile, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(cli.run("doctor").out()).contains("warning  profile", "chmod 600");
    }

    @Test
    void aProfileWithForeignKeysIsSaid() throws IOException {
        healthy();
        Path profile = home.resolve(".config/credledger/profile.properties");
        Files.createDirectories(profile.getParent());
        Files.writeString(profile, "ulr=x\n");
        Files.setPosixFilePermissions(profile, PosixFilePermissions.fromString("rw-------"));

        assertThat(cli.run("doctor").out()).contains("warning  profile", "ulr");
    }

    @Test
    void aBrokenConfigurationIsAFindingToo() {
        Outcome outcome = new Cli(home).run("doctor", "--url", "nonsense");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out()).contains("failed   configuration", "--url");
    }
}
