package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.outbound.OutboundRequest;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import io.credledger.protocol.TokenOutcome.Unsent;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks to token endpoints. Every call sends at most one request, repeats nothing, and its future never fails: all that can happen is an outcome. */
public final class TokenEndpoint {

    private final Outbound outbound;
    private final Discovery discovery;
    private final Clock clock;

    public TokenEndpoint(Outbound outbound, Discovery discovery, Clock clock) {
        this.outbound = outbound;
        this.discovery = discovery;
        this.clock = clock;
    }

    /**
     * RFC 6749 section 4.1.3.
     *
     * @param redirectUri the authorization request's
     * @param verifier the one whose challenge it had
     */
    @RevealsSecret(reason = "code and verifier go to the provider in the body")
    public CompletableFuture<TokenOutcome> exchangeCode(
            ProviderSite site, ClientCredentials client, SecretToken code, URI redirectUri, SecretToken verifier) {
        CodeVerifier proof = site.provider().authorization().pkce() ? new CodeVerifier(verifier.revealText()) : null;
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code.revealText()), redirectUri, proof);
        return send(site, client, Endpoints::token, grant.toParameters());
    }

    /**
     * RFC 6749 section 6, with the scopes that were granted.
     *
     * @param redirectUri sent where the provider wants it here too; null where it certainly does not
     * @param permit asked once, immediately before the first byte: whether the caller may still send
     */
    @RevealsSecret(reason = "the refresh token goes to the provider in the body")
    public CompletableFuture<TokenOutcome> refresh(
            ProviderSite site,
            ClientCredentials client,
            SecretToken refreshToken,
            @Nullable URI redirectUri,
            BooleanSupplier permit) {
        RefreshTokenGrant grant = new RefreshTokenGrant(new RefreshToken(refreshToken.revealText()));
        Map<String, List<String>> parameters = new LinkedHashMap<>(grant.toParameters());
        if (redirectUri != null && site.provider().tokenRequests().redirectUriOnRefresh()) {
            parameters.put("redirect_uri", List.of(redirectUri.toString()));
        }
        return send(site, client, Endpoints::token, parameters, permit);
    }

    /** RFC 8693 section 2.1. */
    public CompletableFuture<TokenOutcome> exchange(
            ProviderSite site, ClientCredentials client, ExchangeRequest request) {
        return send(
                site,
                client,
                Endpoints::exchange,
                request.parameters(site.provider().scopes()));
    }

    private CompletableFuture<TokenOutcome> send(
            ProviderSite site,
            ClientCredentials client,
            Function<Endpoints, @Nullable URI> endpoint,
            Map<String, List<String>> parameters) {
        return send(site, client, endpoint, parameters, () -> true);
    }

    private CompletableFuture<TokenOutcome> send(
            ProviderSite site,
            ClientCredentials client,
            Function<Endpoints, @Nullable URI> endpoint,
            Map<String, List<String>> parameters,
            BooleanSupplier permit) {
        return Outcomes.of(
                discovery.endpoints(site),
                endpoints -> send(site.provider(), client, endpoint.apply(endpoints), parameters, permit),
                failure -> over(Unanswered.undiscovered(failure)));
    }

    private CompletableFuture<TokenOutcome> send(
            Provider provider,
            ClientCredentials client,
            @Nullable URI endpoint,
            Map<String, List<String>> parameters,
            BooleanSupplier permit) {
        if (endpoint == null) {
            return over(new NotSent(Unsent.NO_ENDPOINT));
        }
        OutboundRequest request = new TokenRequestForm(parameters).to(endpoint, client, provider.tokenRequests());
        CompletableFuture<TokenOutcome> outcome = Outcomes.of(
                outbound.send(request, permit),
                answer -> over(classified(answer, provider)),
                failure -> over(Unanswered.outcome(failure)));
        return outcome.whenComplete((any, failure) -> request.wipe())
                // A defect of ours in reading: the request was sent all the same.
                .exceptionally(defect -> new Unknown(Unclear.NOT_UNDERSTOOD));
    }

    private TokenOutcome classified(OutboundAnswer answer, Provider provider) {
        try (answer) {
            return TokenAnswers.classify(answer, provider, clock.instant());
        }
    }

    private static CompletableFuture<TokenOutcome> over(TokenOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
