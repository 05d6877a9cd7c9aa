package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.AccessRecord;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenHandOutIT {

    private static RunningLedger ledger;

    private Person alice;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
    }

    @Test
    void aTokenIsHandedOutAsRfc8693Says() throws Exception {
        alice.stores("github", "main", "ghp_\u00e9\\\"\\\\secret");

        var answer = alice.exchange("audience", "github", "scope", "repo").is(200);

        answer.has("access_token", "ghp_\u00e9\"\\secret")
                .has("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .has("token_type", "Bearer")
                .has("scope", "repo")
                .has("expires_in", "");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aBasicCredentialIsHandedOutAsItsHeader() throws Exception {
        alice.post("/v1/connections", """
                {"provider": "nextcloud", "kind": "basic", "username": "bot", "password": "p:w",
                 "account": {"base_url": "https://cloud.example.org"}}""").is(201).has("kind", "basic");

        alice.exchange("audience", "nextcloud")
                .is(200)
                .has("token_type", "Basic")
                .has("access_token", Base64.getEncoder().encodeToString("bot:p:w".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTokenThatDoesNotLastIsNotHandedOut() throws Exception {
        String body =
                "{\"provider\":\"github\",\"name\":\"%s\",\"kind\":\"oauth2\",\"access_token\":\"t\",\"expires_at\":\"%s\"}";
        String soon = Instant.now().plusSeconds(600).toString();
        alice.post("/v1/connections", body.formatted("default", soon)).is(201).has("status", "connected");

        var lasting =
                alice.exchange("audience", "github", "min_valid_seconds", "300").is(200);
        assertThat(Integer.parseInt(lasting.text("expires_in"))).isBetween(500, 600);
        alice.exchange("audience", "github", "min_valid_seconds", "3600")
                .isError("invalid_grant")
                .has("reason", "expires-too-soon");

        String past = alice.post("/v1/connections", body.formatted("past", "2020-01-01T00:00:00Z"))
                .is(201)
                .has("status", "expired")
                .text("id");
        alice.exchange("resource", "urn:credledger:connection:" + past)
                .isError("invalid_grant")
                .has("reason", "expired");
    }

    @Test
    void onlyWhatTheConnectionHasCanBeAskedFor() throws Exception {
        alice.stores("github", "main", "secret");

        alice.exchange("audience", "github", "scope", "repo admin:org").isError("invalid_scope");
        alice.exchange("audience", "gitlab").isError("invalid_target");
        alice.exchange("audience", "no where").isError("invalid_target");
        alice.exchange("resource", "https://github.com").isError("invalid_target");
        alice.exchange().isError("invalid_request");
        alice.exchange("audience", "github", "purpose", "x")
                .isError("invalid_request")
                .has("error_description", "purpose must be foreground or background");
    }

    @Test
    void theSubjectIsTheCaller() throws Exception {
        Person bob = ledger.person(handle("bob"));
        alice.stores("github", "main", "secret");
        Person impostor = new Person(bob.port(), bob.handle(), bob.token());
        String form = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=" + alice.token()
                + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&audience=github";

        impostor.send("POST", "/v1/token", form, "Content-Type", "application/x-www-form-urlencoded")
                .isError("unauthorized_client");
        ledger.nobody()
                .send("POST", "/v1/token", form, "Content-Type", "application/x-www-form-urlencoded")
                .is(200)
                .has("access_token", "secret");
        alice.send("POST", "/v1/token", "{}", "Content-Type", "application/json")
                .is(415)
                .has("error", "invalid_request");
    }

    @Test
    void everyHandOutAndEveryRefusalIsRecordedBeforeItsAnswer() throws Exception {
        String id = alice.stores("github", "main", "secret-canary");
        alice.exchange("audience", "github").is(200);
        alice.exchange("audience", "github", "scope", "admin").isError("invalid_scope");
        alice.exchange("audience", "gitlab").isError("invalid_target");

        String caller = alice.get("/v1/whoami").text("id");
        List<AccessRecord> records = accessesOf(caller);
        assertThat(records)
                .extracting(AccessRecord::outcome)
                .containsExactlyInAnyOrder("handed_out", "invalid_scope", "invalid_target");
        assertThat(records.stream().filter(record -> record.outcome().equals("handed_out")))
                .singleElement()
                .satisfies(record -> assertThat(record.connection()).hasToString(id))
                .satisfies(record -> assertThat(record.way()).isEqualTo("stored"))
                .satisfies(record -> assertThat(record.subject()).hasToString(caller));
    }

    private static List<AccessRecord> accessesOf(String caller) {
        AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
        List<AccessRecord> records = new ArrayList<>();
        try (CommittedRecords log = new CommittedRecords(ledger.broker().clientProperties(BrokerPrincipal.AUDITOR))) {
            for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
                log.forEach(Topics.ACCESS.name(), shard, record -> records.add(codec.decode(record.value())));
            }
        }
        records.removeIf(
                record -> record.caller() == null || !record.caller().value().equals(caller));
        return records;
    }
}
