package io.credledger.cli.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/** What somebody makes of a good JWT of a realm who has no key of it. */
public enum Forgery {
    /** {@code alg: none}. */
    UNSIGNED,
    /** The signature left out. */
    CUT,
    /** {@code HS256} with the realm's public key for a secret. */
    CONFUSED,
    /** {@code RS256} with a key of their own under the name of the realm's. */
    SIGNED_BY_ANOTHER,
    /** Their own key beside it in the header. */
    BRINGS_ITS_KEY,
    /** Other claims under the good signature. */
    CHANGED;

    /** @param realm whose token it is */
    public String of(String token, KeycloakRealm realm) throws JOSEException, ParseException {
        SignedJWT good = SignedJWT.parse(token);
        JWTClaimsSet claims = good.getJWTClaimsSet();
        String[] parts = token.split("\\.", -1);
        return switch (this) {
            case UNSIGNED -> new PlainJWT(claims).serialize();
            case CUT -> parts[0] + "." + parts[1] + ".";
            case CONFUSED -> confused(good, claims, realm);
            case SIGNED_BY_ANOTHER -> byAnother(good, claims, false);
            case BRINGS_ITS_KEY -> byAnother(good, claims, true);
            case CHANGED ->
                parts[0] + "."
                        + new PlainJWT(new JWTClaimsSet.Builder(claims)
                                        .claim("scope", "everything")
                                        .build())
                                .getPayload()
                                .toBase64URL()
                        + "." + parts[2];
        };
    }

    private static String confused(SignedJWT good, JWTClaimsSet claims, KeycloakRealm realm) throws JOSEException {
        String key = Wire.json(Wire.send(
                                HttpRequest.newBuilder(URI.create(realm.issuer().toString())))
                        .body())
                .path("public_key")
                .asText();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----";
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(good.getHeader().getKeyID())
                        .build(),
                claims);
        forged.sign(new MACSigner(pem.getBytes(StandardCharsets.US_ASCII)));
        return forged.serialize();
    }

    private static String byAnother(SignedJWT good, JWTClaimsSet claims, boolean bringsKey) throws JOSEException {
        var key = new RSAKeyGenerator(2048).generate();
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(good.getHeader().getKeyID());
        SignedJWT forged = new SignedJWT((bringsKey ? header.jwk(key.toPublicJWK()) : header).build(), claims);
        forged.sign(new RSASSASigner(key));
        return forged.serialize();
    }

    /** What a token says. */
    public static Map<String, String> claims(String token) {
        return Claims.of(token);
    }
}
