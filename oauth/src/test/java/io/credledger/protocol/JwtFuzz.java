package io.credledger.protocol;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;

/** What somebody presents as a JWT: nobody has the issuer's keys, so it is never good, and it is never anything unexpected. */
final class JwtFuzz {

    private static final URI ISSUER = URI.create("https://issuer.example");
    private static final String AUDIENCE = "ledger";
    private static final JwtCheck CHECK = check();

    private JwtFuzz() {}

    /** For Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try (SecretToken token = SecretToken.fromUserInput(new String(data, StandardCharsets.ISO_8859_1))) {
            JwtOutcome outcome = CHECK.verify(token);
            if (!(outcome instanceof JwtOutcome.Invalid)) {
                throw new AssertionError("a stranger's token must be invalid");
            }
        } catch (SecretRefusedException e) {
            // Empty or far too long: it is no token.
        }
    }

    private static JwtCheck check() {
        try {
            // Both live as long as the process does.
            ScriptedServer server = new ScriptedServer();
            Protocol protocol = new Protocol();
            Said keys = ScriptedIssuer.keys(
                    ScriptedIssuer.newKey().toPublicJWK(),
                    new ECKeyGenerator(Curve.P_256).keyID("curve").generate().toPublicJWK(),
                    Ed25519Keys.fresh().jwk());
            server.on("GET", ScriptedIssuer.KEYS, asked -> keys);
            DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                    AUDIENCE,
                    new JWTClaimsSet.Builder().issuer(ISSUER.toString()).build(),
                    Set.of("sub", "exp"));
            return new JwtCheck(
                    protocol.keys,
                    ISSUER,
                    URI.create(server.base() + ScriptedIssuer.KEYS),
                    Set.of(),
                    AUDIENCE,
                    Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")),
                    claims,
                    Clock.systemUTC());
        } catch (Exception e) {
            throw new IllegalStateException("the keys must be served", e);
        }
    }
}
