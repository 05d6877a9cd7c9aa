package io.credledger.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.credledger.protocol.ScriptedServer.Said;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Keys, ID tokens and configuration of a scripted OpenID Connect issuer. */
final class ScriptedIssuer {

    static final String KEYS = "/keys";

    /** One for all: making one takes a second. */
    private static final RSAKey USUAL = newKey();

    final AtomicReference<RSAKey> key = new AtomicReference<>(USUAL);
    private final String issuer;

    ScriptedIssuer(String issuer) {
        this.issuer = issuer;
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ScriptedIssuer on(ScriptedServer server) {
        server.on("GET", KEYS, asked -> keys(key.get()));
        return this;
    }

    static Said keys(JWK... keys) {
        return new Said(200, "application/json", new JWKSet(List.of(keys)).toString(), Map.of());
    }

    /** An OpenID configuration with every endpoint below the issuer. */
    Said configuration(String more) {
        return Said.json(
                200,
                ("{'issuer':'I','authorization_endpoint':'I/auth','token_endpoint':'I/token','userinfo_endpoint':'I/userinfo',"
                                + "'revocation_endpoint':'I/revoke','jwks_uri':'I/keys','response_types_supported':['code'],"
                                + "'subject_types_supported':['public'],'id_token_signing_alg_values_supported':['RS256']"
                                + more + "}")
                        .replace("'I", "'" + issuer));
    }

    /** What a good ID token says. */
    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("made-up-subject")
                .audience(Protocol.CLIENT.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", "made-up-nonce");
    }

    String signed(JWTClaimsSet claims) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.get().getKeyID()),
                    claims,
                    new RSASSASigner(key.get()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT jwt = new SignedJWT(header.build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
