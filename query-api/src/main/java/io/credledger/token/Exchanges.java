package io.credledger.token;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Continuations;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.RegisteredClient;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.ExchangeRequest;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.protocol.TokenOutcome;
import io.credledger.protocol.Tokens;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.session.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The subject's own token exchanged for one of the provider (RFC 8693), by the server's client there. The result is never stored. */
final class Exchanges {

    private final ProviderClients clients;
    private final TokenOpener opener;
    private final TokenEndpoint endpoint;
    private final ExchangeCache cache;
    private final Clock clock;

    Exchanges(Means means) {
        this.clients = new ProviderClients(means.desk());
        this.opener = means.opener();
        this.endpoint = means.endpoint();
        this.clock = means.desk().clock();
        Executor executor = Continuations.pool();
        this.cache = new ExchangeCache(
                clock,
                means.policy().exchangeCache(),
                new SubjectEnds(means.desk().view(), executor)::of,
                executor);
    }

    /** @param at where the provider is; may refuse */
    CompletableFuture<Acquired> acquire(Acquisition asked, Supplier<ProviderSite> at, Attempt attempt) {
        VerifiedJwt jwt = OwnTokens.require(asked.subject().jwt());
        List<String> scopes = asked.terms().scopes();
        ProviderSite site = ExchangeRefusals.misconfigured(at);
        Provider provider = site.provider();
        if (!provider.scopes().sent()) {
            Scoping.require(provider, scopes, jwt.scopes());
        }
        RegisteredClient client = ExchangeRefusals.misconfigured(() -> clients.at(site));
        if (client.row().state().pausedSince() != null) {
            throw ExchangeRefusals.paused();
        }
        ExchangeKey key = ExchangeKey.of(asked.subject().id(), jwt, site, client, scopes);
        return cache.get(key, asked.terms().minValid(), jwt.expiresAt(), () -> exchange(site, client, jwt, scopes))
                .thenApply(found -> handedOut(provider, scopes, found, attempt));
    }

    private Acquired handedOut(Provider provider, List<String> wanted, Exchanged found, Attempt attempt) {
        attempt.has(new ProviderId(provider.id()), found.scopes(), found.expiresAt());
        Scoping.require(provider, wanted, found.scopes());
        Duration left = found.left(clock.instant());
        if (left != null) {
            Lasting.requireLeft(left, Duration.ZERO);
        }
        // It can be forgotten in this very moment only if it has ended.
        SecretToken copy = found.copy().orElseThrow(ExchangeRefusals::ended);
        return Acquired.bearer(copy, left == null ? null : left.toSeconds(), found.scopes());
    }

    private CompletableFuture<Exchanged> exchange(
            ProviderSite site, RegisteredClient client, VerifiedJwt jwt, Collection<String> scopes) {
        Provider provider = site.provider();
        ExchangeRequest request = new ExchangeRequest(
                jwt.token(),
                ExchangeRequest.ACCESS_TOKEN,
                ExchangeRequest.ACCESS_TOKEN,
                provider.exchangeAudience(),
                null,
                Set.copyOf(scopes));
        SecretToken secret = secret(client);
        return endpoint.exchange(
                        site, new ClientCredentials(client.registration().clientId(), secret), request)
                .whenComplete((outcome, failure) -> close(secret))
                .thenApply(outcome -> exchanged(outcome, provider, scopes));
    }

    private @Nullable SecretToken secret(RegisteredClient client) {
        return client.secret()
                .map(stored -> opener.open(stored).orElseThrow(EdgeReason.ERASED::refusal))
                .orElse(null);
    }

    private static void close(@Nullable SecretToken secret) {
        if (secret != null) {
            secret.close();
        }
    }

    @RevealsSecret(reason = "the access token is kept for a moment; whatever else was given is wiped")
    private Exchanged exchanged(TokenOutcome outcome, Provider provider, Collection<String> asked) {
        if (!(outcome instanceof TokenOutcome.Granted granted)) {
            throw ExchangeRefusals.of(outcome);
        }
        try (Tokens tokens = granted.tokens()) {
            Instant now = clock.instant();
            Duration life = tokens.expiresIn() != null
                    ? tokens.expiresIn()
                    : provider.life().accessToken();
            Set<String> scopes = tokens.scopes();
            return new Exchanged(
                    SecretToken.takeOwnershipOf(tokens.access().reveal()),
                    List.copyOf(scopes == null ? asked : scopes),
                    now,
                    life == null ? null : now.plus(life));
        }
    }
}
