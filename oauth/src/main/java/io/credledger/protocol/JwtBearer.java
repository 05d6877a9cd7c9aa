package io.credledger.protocol;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.protocol.JwtOutcome.Invalid;
import io.credledger.protocol.JwtOutcome.Missing;
import io.credledger.protocol.JwtOutcome.Unavailable;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Validates the JWTs that callers of our own API present: of one issuer, for one audience (RFC 9068 section 4, as far as issuers keep to it). */
public final class JwtBearer {

    /** What an access token calls itself, or nothing. */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private final Discovery discovery;
    private final SigningKeys keys;
    private final URI issuer;
    private final String audience;
    private final Clock clock;

    /** @param issuer whose configuration is discovered */
    public JwtBearer(Discovery discovery, SigningKeys keys, URI issuer, String audience, Clock clock) {
        this.discovery = discovery;
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** The future never fails. */
    public CompletableFuture<JwtOutcome> validate(SecretToken token) {
        return Outcomes.of(
                discovery.endpoints(issuer),
                endpoints -> validate(endpoints, token),
                failure -> over(new Unavailable(Missing.DISCOVERY)));
    }

    private CompletableFuture<JwtOutcome> validate(Endpoints endpoints, SecretToken token) {
        URI jwks = endpoints.jwks();
        if (jwks == null) {
            return over(new Invalid(Flaw.NO_ISSUER));
        }
        JWTClaimsSet exactly =
                new JWTClaimsSet.Builder().issuer(issuer.toString()).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(audience, exactly, Set.of("sub", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(JwtCheck.SKEW);
        // The configuration names algorithms for ID tokens; access tokens may be signed otherwise.
        JwtCheck check = new JwtCheck(keys, issuer, jwks, Set.of(), audience, TYPES, claims, clock);
        return keys.waiting(() -> check.verify(token));
    }

    private static CompletableFuture<JwtOutcome> over(JwtOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
