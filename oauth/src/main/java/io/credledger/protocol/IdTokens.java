package io.credledger.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.protocol.JwtOutcome.Invalid;
import io.credledger.protocol.JwtOutcome.Missing;
import io.credledger.protocol.JwtOutcome.Unavailable;
import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Validates ID tokens (OpenID Connect Core 1.0 section 3.1.3.7). The future never fails. */
public final class IdTokens {

    private final Discovery discovery;
    private final SigningKeys keys;

    public IdTokens(Discovery discovery, SigningKeys keys) {
        this.discovery = discovery;
        this.keys = keys;
    }

    /** @param nonce the authorization request's; null for a token that a refresh brought */
    public CompletableFuture<JwtOutcome> validate(
            ProviderSite site, String clientId, SecretToken idToken, @Nullable SecretToken nonce) {
        return Outcomes.of(
                discovery.endpoints(site),
                endpoints -> validate(endpoints, clientId, idToken, nonce),
                failure -> over(new Unavailable(Missing.DISCOVERY)));
    }

    private CompletableFuture<JwtOutcome> validate(
            Endpoints endpoints, String clientId, SecretToken idToken, @Nullable SecretToken nonce) {
        URI issuer = endpoints.issuer();
        URI jwks = endpoints.jwks();
        if (issuer == null || jwks == null) {
            return over(new Invalid(Flaw.NO_ISSUER));
        }
        IDTokenClaimsVerifier claims =
                new IDTokenClaimsVerifier(new Issuer(issuer.toString()), new ClientID(clientId), null, JwtCheck.SKEW);
        JwtCheck check = new JwtCheck(
                keys,
                issuer,
                jwks,
                endpoints.idTokenAlgorithms(),
                clientId,
                Set.of(JOSEObjectType.JWT),
                (verified, context) -> claims.verify(verified, context),
                // As that verifier, which knows no other.
                Clock.systemUTC());
        return keys.waiting(() -> checked(check.verify(idToken), clientId, nonce));
    }

    private static JwtOutcome checked(JwtOutcome outcome, String clientId, @Nullable SecretToken nonce) {
        if (!(outcome instanceof Valid valid)) {
            return outcome;
        }
        if (!isAuthorizedParty(valid.claims(), clientId)) {
            return new Invalid(Flaw.AUDIENCE);
        }
        return nonce == null || isNonce(valid.claims(), nonce) ? valid : new Invalid(Flaw.NONCE);
    }

    /** Rules 4 and 5; Nimbus leaves them to us. */
    private static boolean isAuthorizedParty(IdClaims claims, String clientId) {
        JsonNode azp = claims.claims().path("azp");
        boolean several = claims.claims().path("aud").size() > 1;
        return azp.isMissingNode() ? !several : clientId.equals(azp.asText());
    }

    private static boolean isNonce(IdClaims claims, SecretToken nonce) {
        try (SecretToken claimed =
                SecretToken.takeCopyOf(claims.claims().path("nonce").asText(""))) {
            return claimed.equals(nonce);
        }
    }

    private static CompletableFuture<JwtOutcome> over(JwtOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
