package io.credledger.cli.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details.LoginSubject;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.operation.ApiTokens;
import io.credledger.operation.Connections;
import io.credledger.operation.Logins;
import io.credledger.operation.Refreshes;
import io.credledger.protocol.JwtBearer;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.session.ClientMethod;
import io.credledger.session.JwtAuthenticator;
import io.credledger.session.Presented;
import io.credledger.session.SubjectTokens;
import io.credledger.token.AccessEntry;
import io.credledger.token.Acquired;
import io.credledger.token.HandOut;
import io.credledger.token.Means;
import io.credledger.token.TokenPolicy;
import io.credledger.token.TokenRefusedException;
import io.credledger.token.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The token endpoint over a bench: an issuer, a job with the role service, and a provider for every way. */
final class TokenDesk implements AutoCloseable {

    static final ProviderId PASSING = new ProviderId("passing");
    static final ProviderId SWAPPING = new ProviderId("swapping");

    private static final String PROVIDERS = """
            providers:
              - id: passing
                extends: gitlab
                ways: [stored, basic, pass_through]
                exchange: rfc8693
              - id: swapping
                extends: gitlab
                ways: [stored, exchange]
                exchange: rfc8693
                exchange_audience: calendar
              - {id: clientless, extends: swapping}
              - id: scopeless
                extends: gitlab
                ways: [stored, exchange]
                exchange: rfc8693
                scopes: {enforced_by: ledger}
            """;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    final Bench bench;
    final TestIssuer issuer;
    final Caller job;
    final TokenSource source;

    /** Whatever was recorded. */
    final List<AccessEntry> records = Collections.synchronizedList(new ArrayList<>());

    private final ApiTokenAuthenticator tokens;
    private final JwtAuthenticator jwts;
    private final HandOut handOut;

    TokenDesk(TokenPolicy policy) throws Exception {
        bench = new Bench(true, catalogue());
        // Whoever signs JWTs knows no other clock than the machine's.
        bench.time.startAt(Instant.now());
        issuer = new TestIssuer(bench.provider);
        job = bench.registered("job", Role.SERVICE);
        for (String id : List.of("passing", "swapping", "scopeless")) {
            bench.storeClient(new ProviderId(id));
        }
        tokens = new ApiTokenAuthenticator(bench.view, bench.desk.opener(), bench.time);
        jwts = new JwtAuthenticator(
                new JwtBearer(
                        bench.discovery, bench.signingKeys, URI.create(issuer.name()), TestIssuer.AUDIENCE, bench.time),
                bench.pseudonyms,
                bench.view);
        Means means = new Means(
                LedgerId.of(1, 2),
                bench.desk,
                new Refreshes(bench.desk, Duration.ofMillis(20)),
                () -> {},
                bench.oauth.tokens(),
                this::recorded,
                policy);
        source = new TokenSource(means);
        handOut = new HandOut(means, new SubjectTokens(tokens, jwts), source);
        knows("alice-at-issuer", "alice");
        knows("job-at-issuer", "job");
    }

    private static ProviderCatalogue catalogue() throws IOException {
        Path file = Files.createTempFile("providers", ".yaml");
        try {
            Files.writeString(file, PROVIDERS);
            return ProviderCatalogue.builtIn().with(file);
        } finally {
            Files.delete(file);
        }
    }

    private CompletableFuture<Void> recorded(AccessEntry entry) {
        records.add(entry);
        return CompletableFuture.completedFuture(null);
    }

    AccessEntry record() {
        return records.get(records.size() - 1);
    }

    private void knows(String subject, String handle) {
        IdentityId id = bench.pseudonyms.identity(new Handle(handle));
        new Logins(bench.desk).map(Bench.ask(bench.admin.id()), id, new LoginSubject(issuer.name(), subject));
    }

    /** A good JWT of alice. */
    String aliceJwt() {
        return issuer.signed(issuer.claims("alice-at-issuer", HOUR).build());
    }

    String apiToken(String handle) {
        IdentityId id = bench.pseudonyms.identity(new Handle(handle));
        return new ApiTokens(bench.desk)
                .issue(Bench.ask(id), new Handle(handle), null, null)
                .what()
                .token()
                .reveal();
    }

    /** The caller as the bearer proves it. */
    Caller bearing(String jwt) {
        return jwts.authenticate(Presented.bearer(jwt)).orElseThrow();
    }

    ConnectionId stored(ProviderId provider, Caller owner, String handle, String name, CredentialKind kind) {
        return new Grants(bench).stored(provider, owner, handle, name, kind, HOUR);
    }

    ConnectionId bearer(ProviderId provider, Caller owner, String handle, String name) {
        return stored(provider, owner, handle, name, CredentialKind.BEARER);
    }

    void share(Caller owner, ConnectionId connection, String with) {
        new Connections(bench.desk).share(owner, Bench.ask(owner.id()), connection, new Handle(with));
    }

    void disconnect(Caller owner, ConnectionId connection) {
        new Connections(bench.desk).disconnect(owner, Bench.ask(owner.id()), connection);
    }

    /** What came back. */
    record Told(@Nullable JsonNode token, @Nullable Throwable failure) {

        String text(String field) {
            if (token == null) {
                throw new AssertionError("there must be a token", failure);
            }
            return token.path(field).asText();
        }

        /** The error and, where there is one, the reason. */
        String refusal() {
            if (failure instanceof TokenRefusedException refused) {
                return refused.error() + (refused.reason().isEmpty() ? "" : " " + refused.reason());
            }
            return String.valueOf(failure == null ? null : failure.getMessage());
        }
    }

    Told ask(Caller caller, String... form) {
        return ask(new Client(ClientMethod.BEARER, caller, null), form);
    }

    /** Without the grant type: names and values in turn. */
    Told ask(Client client, String... form) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"));
        for (int i = 0; i < form.length; i += 2) {
            parameters.put(form[i], List.of(form[i + 1]));
            if (form[i].equals("subject_token")) {
                parameters.putIfAbsent("subject_token_type", List.of("urn:ietf:params:oauth:token-type:access_token"));
            }
        }
        CompletableFuture<Acquired> answer = handOut.answer(client, parameters).orTimeout(20, TimeUnit.SECONDS);
        try (Acquired token = answer.join()) {
            return new Told(JSON.readTree(token.toJson()), null);
        } catch (CompletionException e) {
            return new Told(null, e.getCause());
        } catch (IOException e) {
            throw new AssertionError("an answer must be JSON", e);
        }
    }

    @Override
    public void close() {
        bench.close();
    }
}
