package io.credledger.signin;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.protocol.AuthorizationRequest;
import io.credledger.protocol.Authorizations;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.DiscoveryException;
import io.credledger.protocol.Endpoints;
import io.credledger.protocol.IdClaims;
import io.credledger.protocol.IdTokens;
import io.credledger.protocol.JwtOutcome;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.protocol.TokenOutcome;
import io.credledger.protocol.Tokens;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The issuer that people sign in at. It is asked who somebody is and nothing else; the tokens of its answer are read once and dropped. */
final class Issuer {

    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

    /** What the scope profile brings, and openid alone need not (OpenID Connect Core 1.0 §5.4). */
    private static final Set<String> PROFILE = Set.of("name", "nickname", "preferred_username", "profile", "website");

    private final Discovery discovery;
    private final Authorizations authorizations;
    private final TokenEndpoint tokens;
    private final IdTokens idTokens;
    private final ProviderSite site;
    private final ClientCredentials client;
    private final Set<String> scopes;

    Issuer(Discovery discovery, TokenEndpoint tokens, IdTokens idTokens, URI issuer, OidcClient client) {
        this.discovery = discovery;
        this.authorizations = new Authorizations(discovery);
        this.tokens = tokens;
        this.idTokens = idTokens;
        // Discovery and nothing peculiar: what the definition of a Keycloak realm says goes for any issuer.
        this.site = ProviderCatalogue.builtIn().find("keycloak").orElseThrow().at(issuer);
        this.scopes = client.registerClaim() != null && PROFILE.contains(client.registerClaim())
                ? Set.of("openid", "profile")
                : Set.of("openid");
        this.client = new ClientCredentials(client.id(), client.secret());
    }

    URI authorization(SignInTicket ticket, URI redirectUri) {
        return joined(authorizations.url(new AuthorizationRequest(
                        site, client.id(), redirectUri, scopes, ticket.state(), ticket.verifier(), ticket.nonce())))
                .location();
    }

    Endpoints endpoints() {
        return joined(discovery.endpoints(site));
    }

    /** Who it is. */
    IdClaims claims(SecretToken code, SignInTicket ticket, URI redirectUri) {
        TokenOutcome outcome = tokens.exchangeCode(site, client, code, redirectUri, ticket.verifier())
                .join();
        if (!(outcome instanceof TokenOutcome.Granted granted)) {
            throw refused(outcome);
        }
        try (Tokens answer = granted.tokens()) {
            SecretToken idToken = answer.idToken();
            if (idToken == null) {
                throw EdgeReason.SIGN_IN_REFUSED.refusal();
            }
            return claims(idTokens.validate(site, client.id(), idToken, ticket.nonce())
                    .join());
        }
    }

    private static IdClaims claims(JwtOutcome outcome) {
        if (outcome instanceof JwtOutcome.Valid valid) {
            return valid.claims();
        }
        if (outcome instanceof JwtOutcome.Invalid invalid) {
            LOG.warn("the issuer's ID token is not valid: {}", invalid.flaw());
            throw EdgeReason.SIGN_IN_REFUSED.refusal();
        }
        throw EdgeReason.PROVIDER_UNAVAILABLE.refusal();
    }

    private static RefusedException refused(TokenOutcome outcome) {
        LOG.warn("the issuer gave no ID token: {}", outcome.getClass().getSimpleName());
        if (outcome instanceof TokenOutcome.GrantDead) {
            return EdgeReason.SIGN_IN_REFUSED.refusal();
        } else if (outcome instanceof TokenOutcome.ClientMisconfigured) {
            return EdgeReason.PROVIDER_MISCONFIGURED.refusal();
        } else if (outcome instanceof TokenOutcome.RateLimited) {
            return EdgeReason.PROVIDER_RATE_LIMITED.refusal();
        } else if (outcome instanceof TokenOutcome.Refused) {
            return EdgeReason.PROVIDER_REFUSED.refusal();
        }
        boolean forbidden =
                outcome instanceof TokenOutcome.NotSent unsent && unsent.why() == TokenOutcome.Unsent.TARGET_REFUSED;
        return (forbidden ? EdgeReason.TARGET_REFUSED : EdgeReason.PROVIDER_UNAVAILABLE).refusal();
    }

    private static <T> T joined(CompletableFuture<T> question) {
        try {
            return question.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DiscoveryException undiscovered) {
                LOG.warn("the issuer's configuration cannot be had: {}", undiscovered.problem());
                boolean forbidden = undiscovered.problem() == DiscoveryException.Problem.TARGET_REFUSED;
                throw (forbidden ? EdgeReason.TARGET_REFUSED : EdgeReason.PROVIDER_UNAVAILABLE).refusal();
            }
            throw e;
        }
    }
}
