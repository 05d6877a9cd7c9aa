package io.credledger.cli.leak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.credledger.cli.leak.CanaryProvider.Consent;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issuer's keys, its configuration, and tokens by the dozen. */
final class CanaryTokens {

    private final Canaries canaries;
    private final RSAKey key = newKey("first");

    /** Calls itself as the other one does. */
    private final RSAKey forger = newKey("first");

    CanaryTokens(Canaries canaries) {
        this.canaries = canaries;
    }

    private static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Told keys() {
        return Told.json(200, new JWKSet(key).toJSONObject());
    }

    Told configuration(String issuer) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer);
        all.put("authorization_endpoint", issuer + "/auth");
        all.put("token_endpoint", issuer + "/token");
        all.put("userinfo_endpoint", issuer + "/userinfo");
        all.put("revocation_endpoint", issuer + "/revoke");
        all.put("jwks_uri", issuer + "/keys");
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("authorization_response_iss_parameter_supported", true);
        return Told.json(200, all);
    }

    /** A token endpoint's answer as it should be. */
    Map<String, Object> granted(Consent consent, CanaryAccount person) {
        Map<String, Object> answer = granted(signed(claims(consent, person)));
        answer.put("scope", consent.of("scope"));
        return answer;
    }

    /** The same with another ID token, and every scope. */
    Map<String, Object> granted(String idToken) {
        Map<String, Object> answer = refreshed();
        answer.put("id_token", idToken);
        return answer;
    }

    Map<String, Object> refreshed() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", canaries.fresh(Secret.ACCESS_TOKEN));
        answer.put("refresh_token", canaries.fresh(Secret.REFRESH_TOKEN));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 300);
        return answer;
    }

    /** What a good ID token for it says. */
    JWTClaimsSet.Builder claims(Consent consent, CanaryAccount person) {
        return claims(consent.site(), consent.of("client_id"), person).claim("nonce", consent.of("nonce"));
    }

    JWTClaimsSet.Builder claims(String issuer, String audience, CanaryAccount person) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(canaries.fresh(Secret.ID_TOKEN));
        person.claims().forEach(claims::claim);
        return claims;
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, key);
    }

    String forged(JWTClaimsSet.Builder claims) {
        return signed(claims, forger);
    }

    /** Each of its parts is looked for. */
    private String signed(JWTClaimsSet.Builder claims, RSAKey by) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(by));
            String text = jwt.serialize();
            for (String part : text.substring(text.indexOf('.') + 1).split("\\.", -1)) {
                canaries.met(Secret.ID_TOKEN, part);
            }
            return text;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
