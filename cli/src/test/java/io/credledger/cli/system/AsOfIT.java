package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API as it was, against what a naive model remembers of each write. */
@BesideOthers
class AsOfIT {

    private static final int STEPS = 150;

    private static RunningLedger ledger;
    private static Person admin;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @Test
    void everyWriteIsFoundAgainByItsPositionAndByItsTime() throws Exception {
        RememberedHistory history = new RememberedHistory(ledger, new Random(6));
        while (history.steps.size() < STEPS) {
            history.step();
        }
        for (RememberedHistory.Step step : history.steps) {
            RememberedHistory.Known then = step.known();
            assertThat(at(step.connection(), step.position())).isEqualTo(then);
            assertThat(at(step.connection(), step.at().toString())).isEqualTo(then);
            String owner = admin.get(
                            "/v1/audit/ownership?connection=" + step.connection() + "&as_of=" + step.position())
                    .is(200)
                    .text("owner");
            assertThat(owner).isEqualTo(then.owner());
        }
        for (RememberedHistory.Step step : history.steps.subList(0, 40)) {
            for (String owner : history.people.keySet()) {
                List<String> listed = admin.get("/v1/connections?limit=500&owner=" + owner + "&as_of=" + step.at())
                        .is(200)
                        .each("id");
                assertThat(listed).containsExactlyInAnyOrderElementsOf(RememberedHistory.owned(step.all(), owner));
            }
        }
        theAuditorsToolSaysTheSame(history);
        whatWasStaysWhenSomebodyIsForgotten(history);
    }

    private static void theAuditorsToolSaysTheSame(RememberedHistory history) throws Exception {
        Cli cli = new Cli(ledger.directory()).with("OAUTH_ENCRYPTION_KEY", ledger.masterText());
        cli.time().startAt(Instant.now());
        for (int i = 0; i < STEPS; i += STEPS / 5) {
            RememberedHistory.Step step = history.steps.get(i);
            String owner = step.known().owner();
            String[] asked = {
                "audit", "ownership", "--data", ".", "--output", "json", "--connection", step.connection(), "--as-of",
            };
            assertThat(told(cli, asked, step.position(), "--with-keys")).isEqualTo(owner);
            assertThat(told(cli, asked, step.at().toString()))
                    .isEqualTo(admin.get("/v1/identities/" + owner).is(200).text("id"));
        }
    }

    private static String told(Cli cli, String[] asked, String... more) throws Exception {
        Cli.Outcome outcome =
                cli.run(Stream.of(asked, more).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return JsonMapper.builder()
                .build()
                .readTree(outcome.out())
                .path("owner")
                .asText();
    }

    private static void whatWasStaysWhenSomebodyIsForgotten(RememberedHistory history) throws Exception {
        String gone = history.people.firstKey();
        admin.post("/v1/identities/" + gone + "/erase", "{\"confirm\": \"%s\"}".formatted(gone))
                .is(202);
        for (int i = 0; i < STEPS; i += 5) {
            RememberedHistory.Step step = history.steps.get(i);
            assertThat(at(step.connection(), step.position()))
                    .isEqualTo(step.known().without(gone));
        }
    }

    private static RememberedHistory.Known at(String id, String asOf) throws Exception {
        return RememberedHistory.Known.shown(
                admin.get("/v1/connections/" + id + "?as_of=" + asOf).is(200).json());
    }

    @Test
    void whoSeesThePastIsWhoOwnsItOrMightHaveSeenItThen() throws Exception {
        Person ann = ledger.person(handle("ann"));
        Person ben = ledger.person(handle("ben"));
        Person eve = ledger.person(handle("eve"));
        String id = ann.stores("github", "main", "token-of-ann");
        Instant before = Instant.parse(ann.get("/v1/connections/" + id).text("updated_at"));
        String moved = ann.post("/v1/connections/" + id + "/transfer", "{\"to\": \"%s\"}".formatted(ben.handle()))
                .is(200)
                .header("Ledger-Position");
        String path = "/v1/connections/" + id + "?as_of=";

        ann.get(path + before).is(200).has("owner", ann.handle());
        ben.get(path + before).is(200).has("owner", ann.handle());
        eve.get(path + before).isProblem(404, "unknown-connection");
        ann.get(path + moved).isProblem(404, "unknown-connection");
        ben.get(path + moved).is(200).has("owner", ben.handle());

        assertThat(ann.get("/v1/connections?as_of=" + before).is(200).each("id"))
                .containsExactly(id);
        assertThat(ann.get("/v1/connections?as_of=" + moved).is(200).each("id")).isEmpty();
        Person.Answer owned = ann.get("/v1/audit/ownership?identity=" + ann.handle() + "&as_of=" + before)
                .is(200);
        assertThat(owned.each("connection")).containsExactly(id);
        eve.get("/v1/audit/ownership?identity=" + ann.handle()).isProblem(404, "unknown-identity");
        eve.get("/v1/audit/ownership?connection=" + id).isProblem(404, "unknown-connection");
        Person.Answer now =
                ben.get("/v1/audit/ownership?connection=" + id).is(200).has("owner", ben.handle());
        assertThat(now.text("position")).isEqualTo(moved);
        assertThat(now.json().at("/history/0/owner").asText()).isEqualTo(ann.handle());
        assertThat(now.json().at("/history/1/type").asText()).isEqualTo("ConnectionTransferred");
    }

    @Test
    void theActiveForgeIsAsItWas() throws Exception {
        Person kim = ledger.person(handle("kim"));
        kim.get("/v1/forge").isProblem(412, "no-active-forge");
        String id = kim.stores("github", "main", "token-of-kim");
        Instant none = Instant.parse(kim.get("/v1/connections/" + id).text("updated_at"));
        Instant since = Instant.parse(
                kim.put("/v1/forge", "{\"forge_type\": \"github\"}").is(200).text("since"));
        kim.delete("/v1/connections/" + id).is(200);

        kim.get("/v1/forge").isProblem(412, "no-active-forge");
        kim.get("/v1/forge?as_of=" + since).is(200).has("connection", id);
        kim.get("/v1/forge?as_of=" + none.minusMillis(1)).isProblem(412, "no-active-forge");
    }

    @Test
    void whatIsNoMomentIsSaid() throws Exception {
        Person lea = ledger.person(handle("lea"));
        String id = lea.stores("github", "main", "token-of-lea");
        String path = "/v1/connections/" + id + "?as_of=";

        lea.get(path + "2099-01-01T00:00:00Z").isProblem(400, "invalid-request").has("field", "as_of");
        lea.get(path + "yesterday").isProblem(400, "invalid-request").has("field", "as_of");
        lea.get(path + "99:1").isProblem(400, "invalid-request").has("field", "as_of");
        lea.get(path + "0:0").isProblem(400, "invalid-request").has("field", "as_of");
        lea.get(path + "0:999999999").isProblem(503, "position-not-reached");
        lea.get(path + "2000-01-01T00:00:00Z").isProblem(404, "unknown-connection");
        lea.get("/v1/audit/ownership").isProblem(400, "invalid-request").has("field", "connection");
    }
}
