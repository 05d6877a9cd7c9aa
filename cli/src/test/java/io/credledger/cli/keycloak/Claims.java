package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a JWT says, unverified: it came straight from Keycloak. */
final class Claims {

    private Claims() {}

    static Map<String, String> of(String jwt) {
        JsonNode payload =
                Wire.json(new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        Map<String, String> claims = new LinkedHashMap<>();
        payload.properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        return claims;
    }
}
