package io.credledger.cli.system;

import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.FamilyRecord;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.faulty.FaultyServer;
import io.credledger.faulty.TokenRequestSeen;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A provider to which a test does what happens to providers. Its one client is called as it is. */
final class StandIn implements AutoCloseable {

    private static final int CALLERS = 6;

    private final String id;
    private final GrantPolicy policy;
    private final AuthorizationServer grants = new AuthorizationServer(Clock.systemUTC());
    private final FaultyServer server;

    StandIn(String id, GrantPolicy policy) throws IOException {
        this.id = id;
        this.policy = policy;
        this.server = FaultyServer.over(grants);
    }

    static Path definitions(Path directory, StandIn... providers) throws IOException {
        List<DemoDefinition> definitions = Stream.of(providers)
                .map(provider -> provider.server.definition(provider.id, provider.policy))
                .toList();
        return Files.writeString(directory.resolve("providers.yaml"), DemoDefinition.file(definitions));
    }

    String id() {
        return id;
    }

    AuthorizationServer grants() {
        return grants;
    }

    FaultyServer server() {
        return server;
    }

    /** From now on, and nothing else. */
    StandIn accepts(String secret) {
        grants.register(new DemoClient(id, SecretToken.takeCopyOf(secret), policy));
        return this;
    }

    /** Tells the ledger which secret to use, or which to use first and then the one before it. */
    void isKnownBy(Person admin, String secret, boolean keepPrevious) throws Exception {
        String keep = keepPrevious ? ", \"keep_previous_secret\": true" : "";
        admin.put(
                        "/v1/providers/" + id + "/client",
                        "{\"client_id\": \"%s\", \"client_secret\": \"%s\"%s}".formatted(id, secret, keep))
                .is(200);
    }

    /** Grants of this provider, stored by many at once; in the order of their names. */
    List<String> store(Person owner, int count, Duration left) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<String>> stored = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "c" + i;
                stored.add(callers.submit(() -> store(owner, name, left)));
            }
            List<String> connections = new ArrayList<>();
            for (Future<String> one : stored) {
                connections.add(one.get());
            }
            return connections;
        } finally {
            callers.shutdownNow();
        }
    }

    private String store(Person owner, String name, Duration left) throws Exception {
        IssuedTokens tokens = grants.grant(id, Account.DEMO, List.of("read"));
        return owner.post("/v1/connections", """
                {"provider": "%s", "name": "%s", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s",
                 "expires_at": "%s", "account": {"uid": "%s", "login": "demo"}, "scopes": ["read"]}""".formatted(
                                id,
                                name,
                                tokens.accessToken().revealText(),
                                Objects.requireNonNull(tokens.refreshToken()).revealText(),
                                Instant.now().plus(left),
                                id))
                .is(201)
                .text("id");
    }

    /** Requests for tokens, in the order in which they came. */
    List<Instant> asked() {
        return server.requests().stream().map(TokenRequestSeen::at).toList();
    }

    /** The most that came within so long. */
    static int most(List<Instant> asked, Duration within) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < asked.size(); last++) {
            while (!asked.get(first).plus(within).isAfter(asked.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    boolean hasEveryGrantAlive() {
        return grants.families().stream().allMatch(FamilyRecord::isAlive);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("a server of the test must close", e);
        }
    }
}
