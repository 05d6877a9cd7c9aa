package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code credledger webhooks}: what is asked, and where the secret goes. */
class WebhooksTest extends ClientTest {

    private static final String SECRET = "whsec_CANARY";
    private static final String ADDED = """
            {"id": "whk_1", "url": "https://ci.example/in", "types": ["disconnected"], "all_connections": false,
             "created_at": "2026-11-21T12:00:00Z", "secret": "%s"}""".formatted(SECRET);

    @Test
    void theSecretIsShownOnce() {
        server.on("POST /v1/webhooks", 201, ADDED);

        Outcome outcome = cli.run(
                "webhooks",
                "add",
                "https://ci.example/in",
                "--types",
                "disconnected,needs_reauth",
                "--all-connections");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("whk_1", SECRET);
        assertThat(server.seen().get(0).body())
                .contains(
                        "\"url\":\"https://ci.example/in\"",
                        "[\"disconnected\",\"needs_reauth\"]",
                        "\"all_connections\":true");
    }

    @Test
    void itCanGoToAFileInstead() throws IOException {
        server.on("POST /v1/webhooks", 201, ADDED);

        Outcome outcome = cli.run("webhooks", "add", "https://ci.example/in", "--save-to", "hook.key");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("whk_1").doesNotContain("CANARY");
        assertThat(home.resolve("hook.key")).hasContent(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("hook.key"))))
                .isEqualTo("rw-------");
        assertThat(server.seen().get(0).body()).isEqualTo("{\"url\":\"https://ci.example/in\"}");
    }

    @Test
    void theListTellsHowItGoes() {
        server.on("GET /v1/webhooks", 200, """
                {"items": [{"id": "whk_1", "identity": "alice", "url": "https://ci.example/in", "origin": "https://ci.example",
                 "types": ["disconnected"], "all_connections": false, "created_at": "2026-11-21T12:00:00Z",
                 "delivery": {"told": ["0:17"], "waiting": 3, "waiting_since": null, "failures": 2, "last_outcome": "http_5xx",
                              "last_attempt_at": null}}], "next_cursor": null}""");

        assertThat(cli.run("webhooks", "list").out()).contains("whk_1", "http_5xx", "3");
        assertThat(cli.run("webhooks", "list", "--output", "csv").out()).contains("https://ci.example/in", "0:17");
    }

    @Test
    void oneIsRemovedAndToldAgain() {
        server.on("DELETE /v1/webhooks/whk_1", 204, "");
        server.on("POST /v1/webhooks/whk_1/replay", 204, "");

        assertThat(cli.run("webhooks", "replay", "whk_1", "--from", "3:17").code())
                .isZero();
        assertThat(cli.run("webhooks", "remove", "whk_1").code()).isZero();
        assertThat(server.seen().get(0).body()).isEqualTo("{\"from\":\"3:17\"}");
    }
}
