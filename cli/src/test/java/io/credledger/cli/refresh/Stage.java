package io.credledger.cli.refresh;

import static org.awaitility.Awaitility.await;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import io.credledger.demo.IssuedTokens;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A ledger in this JVM without a refresher, its providers, and somebody whose connections are refreshed. */
final class Stage implements AutoCloseable {

    /** Their connections are in all shards. */
    private static final int PERSONS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Providers providers;
    final RunningLedger ledger;
    final LogTail log;
    private final Path directory;
    private final Path definitions;
    private final List<Person> persons = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();

    /** @param providers all that there will be; owned from now on */
    Stage(Path directory, Providers providers) throws Exception {
        this.directory = directory;
        this.providers = providers;
        definitions = providers.writeDefinitions(directory.resolve("providers.yaml"));
        ledger = RunningLedger.start(
                directory.resolve("ledger"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()));
        log = new LogTail(ledger.broker().clientProperties(BrokerPrincipal.AUDITOR), RunningLedger.SHARDS);
        for (int number = 0; number < PERSONS; number++) {
            persons.add(ledger.person("person-" + number));
        }
        Person admin = ledger.admin();
        for (Site site : providers.sites()) {
            admin.put(
                            "/v1/providers/" + site.id() + "/client",
                            "{\"client_id\":\"%s\",\"client_secret\":\"%s\"}".formatted(site.id(), Providers.SECRET))
                    .is(200);
        }
    }

    /** Asks for a refresh; within seconds of the last one nothing comes of it. */
    void request(Grant grant) throws Exception {
        Person.Answer unused = grant.owner().post("/v1/connections/" + grant.connection() + "/refresh", "{}");
    }

    /** A worker of that name, with a journal and state of its own; one that comes back under its name finds them. */
    Worker worker(String name) throws Exception {
        return worker(name, Map.of());
    }

    /** @param different what it is told otherwise than the others */
    Worker worker(String name, Map<String, String> different) throws Exception {
        Path home = directory.resolve(name);
        Map<String, String> environment = new WorkerSettings(ledger, definitions).environment(home, name);
        environment.putAll(different);
        return Worker.start(home, environment);
    }

    /** Due at once. */
    Grant connect(Site site) throws Exception {
        return connect(site, Instant.now());
    }

    Grant connect(Site site, Instant expiresAt) throws Exception {
        IssuedTokens tokens = providers.grant(site);
        int number = names.incrementAndGet();
        Person person = persons.get(number % PERSONS);
        String json = """
                {"provider": "%s", "name": "c%d", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s",
                 "account": {"uid": "%d"}, "scopes": ["read"], "expires_at": "%s"}""".formatted(
                        site.id(), number, text(tokens.accessToken()), text(tokens.refreshToken()), number, expiresAt);
        return new Grant(site, person, new ConnectionId(stored(person, json)), tokens.family());
    }

    /** A busy machine may answer that it is not known yet; the same request is told later. */
    private static String stored(Person person, String json) throws Exception {
        String key = UUID.randomUUID().toString();
        return await().atMost(PATIENCE)
                .until(
                        () -> person.post("/v1/connections", json, "Idempotency-Key", key),
                        answer -> answer.response().statusCode() != 202)
                .is(201)
                .text("id");
    }

    @RevealsSecret(reason = "a made-up token on its way to the API")
    private static String text(@Nullable SecretToken token) {
        if (token == null) {
            throw new AssertionError("a grant begins with a refresh token");
        }
        return token.revealText();
    }

    /** Whether the token that its owner gets now is good at the provider. */
    boolean isHandedOutGood(Grant grant) throws Exception {
        Person.Answer answer = grant.owner().exchange("resource", "urn:credledger:connection:" + grant.connection());
        return answer.response().statusCode() == 200 && providers.isActive(answer.text("access_token"));
    }

    /** The status that its owner is shown, once the API knows all that the log says now; with its reason where it has one. */
    String shown(Grant grant) throws Exception {
        List<LedgerEvent> events = log.events(grant.connection());
        Position last = events.get(events.size() - 1).header().position();
        Person.Answer answer = grant.owner()
                .get("/v1/connections/" + grant.connection() + "?min_position=" + last.shard() + ":" + last.seq())
                .is(200);
        String reason = answer.text("status_reason.code");
        return answer.text("status") + (reason.isEmpty() || reason.equals("null") ? "" : ", " + reason);
    }

    @Override
    public void close() throws IOException {
        log.close();
        ledger.close();
        providers.close();
    }
}
