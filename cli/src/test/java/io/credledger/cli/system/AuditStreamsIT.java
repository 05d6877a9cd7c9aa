package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.cli.BesideOthers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happened as lines and live, and all of it for whom it is about. */
@BesideOthers
@Timeout(60)
class AuditStreamsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningLedger ledger;
    private static Person admin;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @Test
    void linesAreTheItemsOfTheList() throws Exception {
        Person ole = ledger.person(handle("ole"));
        String id = ole.stores("github", "main", "token-of-ole");
        for (int i = 0; i < 3; i++) {
            ole.exchange("audience", "github").is(200);
        }
        String path = "/v1/audit/events?connection=" + id + "&type=TokenHandedOut";
        JsonNode items = admin.get(path).is(200).json().path("items");

        Person.Answer lines = admin.get(path, "Accept", "application/x-ndjson").is(200);
        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines.response().body().split("\n", -1)) {
            if (!line.isEmpty()) {
                read.add(JSON.readTree(line));
            }
        }
        assertThat(read).hasSize(3).isEqualTo(list(items));

        Person.Answer csv = admin.get(path, "Accept", "text/csv").is(200);
        assertThat(csv.response().body().split("\r\n"))
                .hasSize(4)
                .satisfies(rows -> assertThat(rows[0]).startsWith("position,type,at,actor,"))
                .satisfies(
                        rows -> assertThat(rows[3]).contains(",TokenHandedOut,").contains("ole"));

        Person.Answer part =
                admin.get(path + "&limit=2", "Accept", "application/x-ndjson").is(200);
        assertThat(part.response().body().lines()).hasSize(2);
        Person.Answer rest = admin.get(
                        path + "&limit=2&cursor=" + part.header("Next-Cursor"), "Accept", "application/x-ndjson")
                .is(200);
        assertThat(rest.response().body().lines()).hasSize(1);
        admin.get(path, "Accept", "text/plain").isProblem(406, "not-acceptable");
    }

    private static List<JsonNode> list(JsonNode items) {
        List<JsonNode> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }

    /** Server-sent events, read line by line. */
    private record Live(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {

        static Live open(String query, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + admin.port() + "/v1/audit/events" + query))
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Accept", "text/event-stream");
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new Live(
                    response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        }

        /** The next event's id and item. */
        Told next() throws Exception {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    return new Told(id, JSON.readTree(line.substring(6)));
                }
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private record Told(String id, JsonNode item) {}

    @Test
    void whatHappensIsToldAsItComesAndAfterALossWhereItWas() throws Exception {
        Person pam = ledger.person(handle("pam"));
        String id = pam.stores("github", "main", "token-of-pam");
        String query = "?connection=" + id;
        Told first;
        try (Live live = Live.open(query)) {
            pam.exchange("audience", "github").is(200);
            first = live.next();
            assertThat(first.item().path("type").asText()).isIn("TokenHandedOut", "AuditRead");
            while (!first.item().path("type").asText().equals("TokenHandedOut")) {
                first = live.next();
            }
        }
        pam.put("/v1/connections/" + id + "/shares/admin", "{}").is(200);
        pam.delete("/v1/connections/" + id).is(200);
        try (Live live = Live.open(query, "Last-Event-ID", first.id())) {
            List<String> types = new ArrayList<>();
            while (!types.contains("ConnectionDisconnected")) {
                types.add(live.next().item().path("type").asText());
            }
            types.remove("AuditRead");
            assertThat(types).startsWith("AccessShared").endsWith("ConnectionDisconnected");
        }
        try (Live live = Live.open(query + "&from=2020-01-01T00:00:00Z")) {
            assertThat(live.next().item().path("type").asText()).isEqualTo("ConnectionGranted");
        }
        admin.get("/v1/audit/events?to=2099-01-01T00:00:00Z", "Accept", "text/event-stream")
                .isProblem(400, "invalid-request")
                .has("field", "to");
    }

    @Test
    void anExportHasEverythingOfThePersonAndNothingOfOthers() throws Exception {
        Person max = ledger.person(handle("max"));
        Person nic = ledger.person(handle("nic"));
        String kept = max.stores("github", "main", "token-of-max");
        String given = max.stores("github", "other", "second-token-of-max");
        max.exchange("resource", "urn:credledger:connection:" + kept).is(200);
        max.post(
                        "/v1/connections/" + given + "/transfer",
                        "{\"to\": \"%s\", \"reason\": \"canary-why\"}".formatted(nic.handle()))
                .is(200);
        String foreign = nic.post("/v1/connections", """
                        {"provider": "gitlab", "name": "nics", "kind": "bearer", "access_token": "token-of-nic",
                         "account": {"uid": "nic-uid", "login": "nic-login"}}""").is(201).text("id");
        nic.put("/v1/connections/" + foreign + "/shares/" + max.handle(), "{}").is(200);
        max.exchange("resource", "urn:credledger:connection:" + foreign).is(200);
        nic.post("/v1/connections", """
                        {"provider": "github", "name": "other", "kind": "bearer", "access_token": "third-token",
                         "account": {"uid": "after-uid", "login": "after-login"}, "scopes": []}""").is(201);

        Person.Answer export =
                max.get("/v1/identities/" + max.handle() + "/export").is(200);

        assertThat(export.text("identity.handle")).isEqualTo(max.handle());
        assertThat(export.json().path("api_tokens")).hasSize(1);
        List<String> connections = new ArrayList<>();
        export.json()
                .path("connections")
                .forEach(one -> connections.add(one.at("/connection/id").asText()));
        assertThat(connections).containsExactlyInAnyOrder(kept, given);
        List<String> types = new ArrayList<>();
        export.json()
                .path("events")
                .forEach(event -> types.add(event.path("type").asText()));
        assertThat(types)
                .contains(
                        "IdentityRegistered",
                        "ConnectionGranted",
                        "ConnectionTransferred",
                        "AccessShared",
                        "TokenHandedOut");
        assertThat(export.response().body())
                .contains("canary-why", nic.handle(), max.handle() + "-at-github")
                .doesNotContain("token-of-max", "token-of-nic", "nic-login", "nic-uid", "after-login", "after-uid");

        nic.get("/v1/identities/" + max.handle() + "/export").isProblem(404, "unknown-identity");
        admin.get("/v1/identities/" + max.handle() + "/export").is(200);
    }
}
