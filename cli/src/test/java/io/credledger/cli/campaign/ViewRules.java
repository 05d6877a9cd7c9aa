package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.campaign.Journal.Entry;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.ProviderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the API answers is what a fresh fold of the log says, and what the clients wrote. */
final class ViewRules {
    private final Http http;
    private final Cast cast;
    private final CommittedLog log;
    private final Map<CommandId, JsonNode> written = new HashMap<>();
    private final Map<IdentityId, String> names = new HashMap<>();

    ViewRules(Http http, Cast cast, CommittedLog log, Journal journal) {
        this.http = http;
        this.cast = cast;
        this.log = log;
        for (Entry entry : journal.acknowledged()) {
            written.put(entry.request().command(), Json.parse(entry.request().body()));
        }
        cast.people().forEach(person -> names.put(person.id(), person.handle().value()));
        names.put(cast.admin().id(), cast.admin().handle().value());
    }

    /** The view has the whole log, keys included. */
    void awaitApplied() throws Exception {
        for (int shard = 0; shard < log.shards().size(); shard++) {
            get("/v1/whoami?min_position=" + shard + ":" + log.shards().get(shard).size());
        }
    }

    void requireConnections() throws Exception {
        List<JsonNode> cards = all("/v1/connections?limit=500");
        assertThat(cards).hasSameSizeAs(log.states(Connection.class));
        for (JsonNode card : cards) {
            String id = card.path("id").asText();
            Connection state = log.states(Connection.class).stream()
                    .filter(one -> one.id().value().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(facts(card)).as(id).isEqualTo(facts(state));
            assertThat(get("/v1/connections/" + id).body()).isEqualTo(card);
            requireHistory(state);
        }
    }

    private static List<Object> facts(JsonNode card) {
        return List.of(
                card.path("namespace").asText(),
                card.path("owner").asText(),
                texts(card.path("shared_with")),
                card.path("status").asText(),
                card.path("generation").asLong(),
                card.path("version").asLong(),
                card.path("created_at").asText(),
                card.path("updated_at").asText(),
                card.path("updated_by").asText(),
                card.path("account_login").asText());
    }

    private List<Object> facts(Connection state) {
        LedgerEvent granted = last(state.id(), event -> event.fact() instanceof Fact.ConnectionGranted);
        return List.of(
                name(state.namespace()),
                name(state.owner()),
                state.sharedWith().stream().map(this::name).sorted().toList(),
                state.connected() ? "connected" : "disconnected",
                state.generation(),
                state.version(),
                state.stamp().createdAt().toString(),
                state.stamp().updatedAt().toString(),
                name(state.stamp().by()),
                body(granted).path("account").path("login").asText());
    }

    private void requireHistory(Connection state) throws Exception {
        List<String> shown = all("/v1/connections/" + state.id() + "/history?limit=500").stream()
                .map(item -> item.path("position").asText() + " " + item.path("type").asText() + " "
                        + item.path("version").asText())
                .toList();
        List<String> folded = log.historyOf(state.id()).stream()
                .map(event -> event.header().position() + " " + event.fact().type() + " "
                        + event.header().version())
                .toList();
        assertThat(shown).as("history of %s", state.id()).isEqualTo(folded);
    }

    void requireIdentities(IdentityId server) throws Exception {
        List<JsonNode> cards = all("/v1/identities?limit=500");
        List<Identity> states = log.states(Identity.class).stream()
                .filter(state -> !state.id().equals(server))
                .toList();
        assertThat(cards).hasSameSizeAs(states);
        for (JsonNode card : cards) {
            Identity state = Objects.requireNonNull(log.state(
                    new IdentityId(card.path("id").asText()), Identity.class));
            assertThat(card.path("version").asLong()).isEqualTo(state.version());
            assertThat(card.path("status").asText()).isEqualTo(state.active() ? "active" : "inactive");
            assertThat(card.path("updated_at").asText())
                    .isEqualTo(state.stamp().updatedAt().toString());
            JsonNode body = body(last(state.id(), event -> true));
            if (body.has("display_name")) {
                assertThat(card.path("display_name")).isEqualTo(body.path("display_name"));
            }
        }
    }

    void requireForges() throws Exception {
        for (Person person : cast.people()) {
            ActiveForge forge = log.state(ForgeId.of(person.id()), ActiveForge.class);
            Http.Answer answer = http.get("/v1/forge", person.token());
            if (forge == null || forge.connection() == null) {
                assertThat(answer.status()).isEqualTo(412);
            } else {
                assertThat(answer.orFail().body().path("connection").asText())
                        .isEqualTo(forge.connection().value());
                assertThat(answer.body().path("since").asText())
                        .isEqualTo(forge.since().toString());
            }
        }
    }

    void requireProviderClient() throws Exception {
        EntityId id = cast.admin().pseudonyms().providerClient(new ProviderId(Deeds.PROVIDER));
        ProviderClient state = log.state(id, ProviderClient.class);
        if (state != null) {
            JsonNode card = get("/v1/providers/" + Deeds.PROVIDER + "/client").body();
            assertThat(card.path("version").asLong()).isEqualTo(state.version());
            assertThat(card.path("client_id"))
                    .isEqualTo(body(last(id, event -> true)).path("client_id"));
        }
    }

    private LedgerEvent last(EntityId entity, Predicate<LedgerEvent> wanted) {
        return log.historyOf(entity).stream()
                .filter(wanted)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private JsonNode body(LedgerEvent event) {
        return written.getOrDefault(event.header().command(), Json.parse(null));
    }

    private String name(IdentityId id) {
        return names.getOrDefault(id, "?");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private List<JsonNode> all(String path) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonNode page = get(cursor == null ? path : path + "&cursor=" + cursor).body();
            page.path("items").forEach(items::add);
            cursor = page.path("next_cursor").isNull() ? null : page.path("next_cursor").asText();
        } while (cursor != null);
        return items;
    }

    private Http.Answer get(String path) throws Exception {
        return http.get(path, cast.admin().token()).orFail();
    }
}
