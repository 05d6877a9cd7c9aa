package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.BesideOthers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** A connection as the model has it. */
    private record Known(String owner, TreeSet<String> shared, String status) {

        Known copy() {
            return new Known(owner, new TreeSet<>(shared), status);
        }

        static Known shown(JsonNode card) {
            TreeSet<String> shared = new TreeSet<>();
            card.path("shared_with").forEach(one -> shared.add(one.asText()));
            return new Known(
                    card.path("owner").asText(), shared, card.path("status").asText());
        }
    }

    /** What a write made of one connection, and of all. */
    private record Step(String connection, String position, Instant at, Map<String, Known> all) {}

    @Test
    void everyWriteIsFoundAgainByItsPositionAndByItsTime() throws Exception {
        Random random = new Random(6);
        Map<String, Person> people = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            Person one = ledger.person(handle("past"));
            people.put(one.handle(), one);
        }
        List<String> handles = List.copyOf(people.keySet());
        Map<String, Known> model = new HashMap<>();
        for (String owner : handles) {
            String id = known(people, owner).stores("github", "main", "token-of-" + owner);
            model.put(id, new Known(owner, new TreeSet<>(), "connected"));
        }
        List<String> ids = List.copyOf(new TreeSet<>(model.keySet()));
        List<Step> steps = new ArrayList<>();
        while (steps.size() < STEPS) {
            String id = ids.get(random.nextInt(ids.size()));
            steps.add(step(people, model, id, handles.get(random.nextInt(handles.size()))));
        }
        for (Step step : steps) {
            Known then = known(step.all(), step.connection());
            assertThat(at(step.connection(), step.position())).isEqualTo(then);
            assertThat(at(step.connection(), step.at().toString())).isEqualTo(then);
            String owner = admin.get(
                            "/v1/audit/ownership?connection=" + step.connection() + "&as_of=" + step.position())
                    .is(200)
                    .text("owner");
            assertThat(owner).isEqualTo(then.owner());
        }
        for (Step step : steps.subList(0, 40)) {
            for (String owner : handles) {
                List<String> listed = admin.get("/v1/connections?owner=" + owner + "&as_of=" + step.at())
                        .is(200)
                        .each("id");
                assertThat(listed).containsExactlyInAnyOrderElementsOf(owned(step.all(), owner));
            }
        }
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private static List<String> owned(Map<String, Known> all, String owner) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().owner().equals(owner))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Known at(String id, String asOf) throws Exception {
        return Known.shown(
                admin.get("/v1/connections/" + id + "?as_of=" + asOf).is(200).json());
    }

    private static Step step(Map<String, Person> people, Map<String, Known> model, String id, String someone)
            throws Exception {
        Known was = known(model, id);
        Person owner = known(people, was.owner());
        String path = "/v1/connections/" + id;
        String with = someone.equals(was.owner()) ? "admin" : someone;
        Person.Answer answer;
        Known now = was.copy();
        if (!was.shared().contains(with)) {
            answer = owner.put(path + "/shares/" + with, "{}").is(200);
            now.shared().add(with);
        } else if (with.equals("admin")) {
            answer = owner.delete(path + "/shares/admin").is(204);
            now.shared().remove("admin");
        } else {
            answer = owner.post(path + "/transfer", "{\"to\": \"%s\"}".formatted(with))
                    .is(200);
            now = new Known(with, new TreeSet<>(), "connected");
        }
        model.put(id, now);
        Instant at = Instant.parse(admin.get(path).is(200).text("updated_at"));
        return new Step(id, answer.header("Ledger-Position"), at, new HashMap<>(model));
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
