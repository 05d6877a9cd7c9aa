package io.credledger.cli.connect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** An OpenID Connect issuer at a scripted server, and whoever forges its tokens. */
final class TestIssuer {

    static final String AUDIENCE = "ledger-api";

    /** One for all: making one takes a second. */
    private static final RSAKey KEY = newKey();

    private static final RSAKey ANOTHER = newKey();

    private final String issuer;

    TestIssuer(ScriptedProvider server) {
        this.issuer = server.baseUrl();
        server.tells("/.well-known/openid-configuration", 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/a", "token_endpoint": "%1$s/t", "jwks_uri": "%1$s/keys",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer));
        server.tells("/keys", 200, new JWKSet(KEY.toPublicJWK()).toString());
    }

    String name() {
        return issuer;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a good access token says; every one has an id of its own. */
    JWTClaimsSet.Builder claims(String subject, Duration life) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("scope", "read_api profile");
    }

    String signed(JWTClaimsSet claims) {
        return signed(KEY, claims);
    }

    /** By a key that is not the issuer's, under the name of the one that is. */
    String signedByAnother(JWTClaimsSet claims) {
        return signed(ANOTHER, claims);
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** With the public key, as its PEM stands in many a file, for a secret. */
    static String confused(JWTClaimsSet claims) {
        try {
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(KEY.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return signed(JWSAlgorithm.HS256, claims, new MACSigner(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
