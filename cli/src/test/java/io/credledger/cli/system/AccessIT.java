package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessRecord;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who had to do with tokens, and who tried to come in: on the topic before anybody hears of it, and shown to whom it concerns. */
class AccessIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void eachHandOutAndEachRefusalIsOnTheTopicWhenItsAnswerIsHere() throws Exception {
        Person ann = ledger.person("ann");
        String id = ann.stores("github", "main", "token-of-ann");
        ann.exchange("audience", "github").is(200);
        assertThat(outcomes(id)).containsExactly("handed_out");

        ann.exchange("audience", "github", "scope", "admin").isError("invalid_scope");
        assertThat(outcomes(id)).containsExactly("handed_out", "invalid_scope");

        ann.delete("/v1/connections/" + id).is(200);
        ann.exchange("resource", "urn:credledger:connection:" + id).isError("invalid_grant");
        assertThat(outcomes(id)).containsExactly("handed_out", "invalid_scope", "disconnected");
    }

    @Test
    void nothingPersonalIsInClearOnTheTopic() throws Exception {
        Person canary = ledger.person("canary-handle");
        String id = canary.post("/v1/connections", """
                        {"provider": "github", "name": "canary-name", "kind": "bearer", "access_token": "canary-token",
                         "account": {"uid": "canary-uid", "login": "canary-login"}, "scopes": ["canary-scope"]}""").is(201).text("id");
        canary.exchange("audience", "github").is(200);
        canary.exchange("audience", "github", "scope", "canary-other").isError("invalid_scope");
        canary.exchange("audience", "gitlab", "scope", "canary-third").isError("invalid_target");
        new Person(canary.port(), "canary", "canary-is-no-token")
                .get("/v1/whoami")
                .is(401);

        ByteArrayOutputStream topic = new ByteArrayOutputStream();
        try (CommittedRecords log = log()) {
            for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
                log.forEach(Topics.ACCESS.name(), shard, record -> {
                    topic.writeBytes(record.key());
                    topic.writeBytes(record.value());
                });
            }
        }
        assertThat(topic.toString(StandardCharsets.ISO_8859_1))
                .contains(id)
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("github")
                .doesNotContain("gitlab");
    }

    @Test
    void theOwnerSeesWhatWasDoneWithTheToken() throws Exception {
        Person olga = ledger.person("olga");
        Person friend = ledger.person("friend");
        String id = olga.stores("github", "main", "token-of-olga");
        olga.put("/v1/connections/" + id + "/shares/friend", "{}").is(200);
        friend.exchange("resource", "urn:credledger:connection:" + id).is(200);
        friend.exchange("resource", "urn:credledger:connection:" + id, "scope", "admin")
                .isError("invalid_scope");

        Person.Answer shown = awaited(olga, "/v1/connections/" + id + "/access", 2);

        assertThat(shown.each("type")).containsExactly("TokenRefused", "TokenHandedOut");
        assertThat(shown.each("outcome")).containsExactly("invalid_scope", "handed_out");
        assertThat(shown.each("actor")).containsOnly("friend");
        assertThat(shown.each("provider")).endsWith("github");
        assertThat(shown.each("provider_uid")).endsWith("42");
        assertThat(shown.each("account_login")).endsWith("olga-at-github");
        assertThat(shown.each("way")).endsWith("stored");
        assertThat(shown.json().at("/items/1/scopes/0").asText()).isEqualTo("repo");
        assertThat(shown.response().body()).doesNotContain("token-of-olga");
    }

    @Test
    void theListComesInPartsAndItsReadingByOthersIsRecorded() throws Exception {
        Person pia = ledger.person("pia");
        Person auditor = ledger.person("pias-auditor", "auditor");
        String id = pia.stores("github", "main", "token-of-pia");
        pia.exchange("audience", "github").is(200);
        pia.exchange("audience", "github").is(200);
        awaited(pia, "/v1/connections/" + id + "/access", 2);

        Person.Answer first =
                auditor.get("/v1/connections/" + id + "/access?limit=1").is(200);
        assertThat(first.each("type")).containsExactly("TokenHandedOut");
        Person.Answer second = auditor.get(
                        "/v1/connections/" + id + "/access?limit=1&cursor=" + first.text("next_cursor"))
                .is(200);
        assertThat(second.each("type")).containsExactly("TokenHandedOut");
        assertThat(second.each("record")).doesNotContainAnyElementsOf(first.each("record"));

        Person.Answer shown = awaited(pia, "/v1/connections/" + id + "/access", 4);
        assertThat(shown.each("type")).startsWith("AuditRead", "AuditRead");
        assertThat(shown.each("actor")).startsWith("pias-auditor");
    }

    @Test
    void othersDoNotSeeIt() throws Exception {
        Person rosa = ledger.person("rosa");
        Person friend = ledger.person("rosas-friend");
        String id = rosa.stores("github", "main", "token-of-rosa");
        rosa.put("/v1/connections/" + id + "/shares/rosas-friend", "{}").is(200);

        friend.get("/v1/connections/" + id + "/access").isProblem(403, "forbidden");
        ledger.person("stranger").get("/v1/connections/" + id + "/access").isProblem(404, "unknown-connection");
        friend.get("/v1/audit/events").isProblem(403, "forbidden");
    }

    @Test
    void whoeverWasNotBelievedIsRecorded() throws Exception {
        Person sam = ledger.person("sam");
        String subject = sam.get("/v1/whoami").text("id");
        Instant before = Instant.now();
        new Person(sam.port(), "sam", sam.token().substring(0, sam.token().length() - 43) + "A".repeat(43))
                .get("/v1/whoami")
                .is(401);
        new Person(sam.port(), "sam", "a.b.c").get("/v1/whoami").is(401);
        new Person(sam.port(), "sam", "something")
                .exchange("audience", "github")
                .is(401);
        ledger.nobody().get("/v1/whoami", "Cookie", "credledger_session=stale").is(401);
        ledger.nobody().post("/signin/token", "{\"token\": \"clt_of_nobody\"}").isProblem(401, "sign-in-refused");
        ledger.nobody().get("/v1/whoami").is(401);

        List<AccessRecord> failed = records().stream()
                .filter(record -> record.kind() == AccessKind.SIGN_IN)
                .filter(record -> !record.at().isBefore(before.minusMillis(1)))
                .toList();
        assertThat(failed).extracting(AccessRecord::caller).containsOnlyNulls();
        assertThat(failed)
                .extracting(AccessRecord::outcome)
                .contains("api-token-refused", "jwt-refused", "invalid_client", "session-refused", "sign-in-refused");
        assertThat(failed.stream().filter(record -> record.outcome().equals("api-token-refused")))
                .anySatisfy(record -> assertThat(record.subject()).hasToString(subject));
    }

    @Test
    void theAuditShowsEventsAndAccessesTogetherInOrder() throws Exception {
        Person tom = ledger.person("tom");
        Person auditor = ledger.person("toms-auditor", "auditor");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id = tom.stores("github", "main", "token-of-tom");
        tom.exchange("audience", "github").is(200);
        tom.exchange("audience", "gitlab").isError("invalid_target");
        new Person(tom.port(), "tom", tom.token().substring(0, tom.token().length() - 43) + "A".repeat(43))
                .get("/v1/whoami")
                .is(401);
        tom.delete("/v1/connections/" + id).is(200);

        Person.Answer shown =
                auditor.get("/v1/audit/events?identity=tom&from=" + before).is(200);

        assertThat(shown.each("type"))
                .containsExactly(
                        "ConnectionGranted",
                        "TokenHandedOut",
                        "TokenRefused",
                        "SignInFailed",
                        "ConnectionDisconnected");
        assertThat(shown.each("at")).isSorted();
        assertThat(shown.json().at("/items/0/account_login").asText()).isEqualTo("tom-at-github");
        assertThat(shown.json().at("/items/1/account_login").asText()).isEqualTo("tom-at-github");
        assertThat(shown.json().at("/items/3/identity").asText()).isEqualTo("tom");
        assertThat(shown.json().at("/items/3/actor").isMissingNode()).isTrue();
        assertThat(shown.text("next_cursor")).isEqualTo("null");
        assertThat(shown.response().body()).doesNotContain("token-of-tom");

        assertThat(auditor.get("/v1/audit/events?type=AuditRead&identity=tom&from=" + before)
                        .is(200)
                        .each("actor"))
                .containsExactly("toms-auditor");
    }

    @Test
    void theAuditComesInPartsThatMissNothingAndEnd() throws Exception {
        Person uma = ledger.person("uma");
        String id = uma.stores("github", "main", "token-of-uma");
        for (int i = 0; i < 5; i++) {
            uma.exchange("audience", "github").is(200);
        }
        String path = "/v1/audit/events?limit=1&connection=" + id;
        List<String> positions = new ArrayList<>();
        Person.Answer part = ledger.admin().get(path).is(200);
        while (!part.text("next_cursor").equals("null")) {
            positions.addAll(part.each("position"));
            part = ledger.admin()
                    .get(path + "&cursor=" + part.text("next_cursor"))
                    .is(200);
        }
        positions.addAll(part.each("position"));

        assertThat(positions).hasSize(6).doesNotHaveDuplicates();
        assertThat(ledger.admin()
                        .get("/v1/audit/events?type=TokenHandedOut&connection=" + id)
                        .is(200)
                        .each("position"))
                .isEqualTo(positions.subList(1, 6));
    }

    @Test
    void whatIsAskedWronglyIsNamed() throws Exception {
        Person admin = ledger.admin();
        admin.get("/v1/audit/events?from=yesterday")
                .isProblem(400, "invalid-request")
                .has("field", "from");
        admin.get("/v1/audit/events?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .isProblem(400, "invalid-request")
                .has("field", "to");
        admin.get("/v1/audit/events?type=no-type")
                .isProblem(400, "invalid-request")
                .has("field", "type");
        admin.get("/v1/audit/events?connection=x")
                .isProblem(400, "invalid-request")
                .has("field", "connection");
        admin.get("/v1/audit/events?cursor=x").isProblem(400, "invalid-cursor");
    }

    private static Person.Answer awaited(Person who, String path, int items) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> who.get(path).is(200),
                        answer -> answer.each("type").size() == items);
    }

    private static List<String> outcomes(String connection) {
        return records().stream()
                .filter(record -> Objects.toString(record.connection()).equals(connection))
                .map(AccessRecord::outcome)
                .toList();
    }

    private static List<AccessRecord> records() {
        AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
        List<AccessRecord> records = new ArrayList<>();
        try (CommittedRecords log = log()) {
            for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
                log.forEach(Topics.ACCESS.name(), shard, record -> records.add(codec.decode(record.value())));
            }
        }
        return records;
    }

    private static CommittedRecords log() {
        return new CommittedRecords(ledger.broker().clientProperties(BrokerPrincipal.AUDITOR));
    }
}
