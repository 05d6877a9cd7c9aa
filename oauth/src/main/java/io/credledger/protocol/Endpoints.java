package io.credledger.protocol;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider's OAuth endpoints, from its definition or discovered.
 *
 * @param issuer of ID tokens and callbacks, where there is one
 * @param jwks its keys
 * @param issuerInCallback whether a callback without {@code iss} is not the issuer's (RFC 9207 section 2.4)
 * @param idTokenAlgorithms JWS names of those that the issuer signs with; empty: it does not say
 */
public record Endpoints(
        URI authorization,
        URI token,
        @Nullable URI userinfo,
        @Nullable URI revocation,
        @Nullable URI exchange,
        @Nullable URI issuer,
        @Nullable URI jwks,
        boolean issuerInCallback,
        Set<String> idTokenAlgorithms) {

    public Endpoints {
        idTokenAlgorithms = Set.copyOf(idTokenAlgorithms);
        String scheme = authorization.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("a browser is sent to a web address");
        }
    }

    /** Whether a callback with this {@code iss} can be from here: the defence against mix-up (RFC 9207 section 2.4). */
    public boolean isFromHere(@Nullable String iss) {
        if (iss == null) {
            return !issuerInCallback;
        }
        return issuer == null || issuer.toString().equals(iss);
    }

    @Override
    public String toString() {
        return "Endpoints [redacted]";
    }
}
