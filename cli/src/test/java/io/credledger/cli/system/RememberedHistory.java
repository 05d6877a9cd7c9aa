package io.credledger.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** What a few people do, one after the other, and what a model that knows nothing of the ledger makes of it. */
final class RememberedHistory {

    /** A connection as the model has it. */
    record Known(String owner, TreeSet<String> shared, String status) {

        Known copy() {
            return new Known(owner, new TreeSet<>(shared), status);
        }

        /** As it is shown when somebody is known by no name any more. */
        Known without(String handle) {
            TreeSet<String> others = new TreeSet<>(shared);
            if (others.remove(handle)) {
                others.add("erased");
            }
            return new Known(owner.equals(handle) ? "erased" : owner, others, status);
        }

        static Known shown(JsonNode card) {
            TreeSet<String> shared = new TreeSet<>();
            card.path("shared_with").forEach(one -> shared.add(one.asText()));
            return new Known(
                    card.path("owner").asText(), shared, card.path("status").asText());
        }
    }

    /** What a write made of one connection, and of all. */
    record Step(String connection, String position, Instant at, Map<String, Known> all) {

        Known known() {
            return RememberedHistory.known(all, connection);
        }
    }

    final TreeMap<String, Person> people = new TreeMap<>();
    final List<Step> steps = new ArrayList<>();
    private final Map<String, Known> model = new TreeMap<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private final Random random;
    private final Person admin;

    RememberedHistory(RunningLedger ledger, Random random) throws Exception {
        this.admin = ledger.admin();
        this.random = random;
        for (int i = 0; i < 4; i++) {
            Person one = ledger.person(SharedLedger.handle("past"));
            people.put(one.handle(), one);
            stores(one);
        }
    }

    void step() throws Exception {
        List<String> handles = List.copyOf(people.keySet());
        List<String> ids = List.copyOf(model.keySet());
        String someone = handles.get(random.nextInt(handles.size()));
        String id = ids.get(random.nextInt(ids.size()));
        int dice = random.nextInt(20);
        if (!known(model, id).status().equals("connected")) {
            comesBack(id);
        } else if (dice == 0) {
            goes(someone);
        } else if (dice < 3) {
            disconnected(id);
        } else {
            changed(id, someone);
        }
    }

    private String stores(Person one) throws Exception {
        String id = one.stores("github", "life-" + model.size(), "token-of-" + one.handle());
        model.put(id, new Known(one.handle(), new TreeSet<>(), "connected"));
        namespaces.put(id, one.handle());
        return id;
    }

    /** A new grant is its maker's; whoever got it from somebody else makes another. */
    private void comesBack(String id) throws Exception {
        String owner = known(model, id).owner();
        if (!owner.equals(known(namespaces, id))) {
            happened(stores(known(people, owner)));
            return;
        }
        String name = admin.get("/v1/connections/" + id).is(200).text("name");
        known(people, owner)
                .post("/v1/connections", """
                {"provider": "github", "name": "%s", "kind": "bearer", "access_token": "again",
                 "account": {"uid": "42"}}""".formatted(name))
                .is(200)
                .has("id", id);
        model.put(id, new Known(owner, new TreeSet<>(), "connected"));
        happened(id);
    }

    private void disconnected(String id) throws Exception {
        Known was = known(model, id);
        known(people, was.owner()).delete("/v1/connections/" + id).is(200);
        model.put(id, new Known(was.owner(), new TreeSet<>(), "disconnected"));
        happened(id);
    }

    /** And comes back when everything that it owned has ended. */
    private void goes(String someone) throws Exception {
        String path = "/v1/identities/" + someone;
        admin.post(path + "/deactivate", "{}").is(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> admin.get(path + "/cascade").is(200).text("state").equals("done"));
        admin.post(path + "/reactivate", "{}").is(200);
        List<String> ended = owned(model, someone).stream()
                .filter(id -> known(model, id).status().equals("connected"))
                .toList();
        ended.forEach(id -> model.put(id, new Known(someone, new TreeSet<>(), "disconnected")));
        for (String id : ended) {
            happened(id);
        }
    }

    private void changed(String id, String someone) throws Exception {
        Known was = known(model, id);
        Person owner = known(people, was.owner());
        String path = "/v1/connections/" + id;
        String with = someone.equals(was.owner()) ? "admin" : someone;
        Known now = was.copy();
        if (!was.shared().contains(with)) {
            owner.put(path + "/shares/" + with, "{}").is(200);
            now.shared().add(with);
        } else if (with.equals("admin")) {
            owner.delete(path + "/shares/admin").is(204);
            now.shared().remove("admin");
        } else {
            owner.post(path + "/transfer", "{\"to\": \"%s\"}".formatted(with)).is(200);
            now = new Known(with, new TreeSet<>(), "connected");
        }
        model.put(id, now);
        happened(id);
    }

    /** The connection's last event is the moment at which all of the model was so. */
    private void happened(String id) throws Exception {
        JsonNode events = admin.get("/v1/connections/" + id + "/history?limit=500")
                .is(200)
                .json()
                .path("items");
        JsonNode last = events.path(events.size() - 1);
        Instant at = Instant.parse(last.path("at").asText());
        steps.add(new Step(id, last.path("position").asText(), at, new TreeMap<>(model)));
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name));
    }

    static List<String> owned(Map<String, Known> all, String owner) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().owner().equals(owner))
                .map(Map.Entry::getKey)
                .toList();
    }
}
