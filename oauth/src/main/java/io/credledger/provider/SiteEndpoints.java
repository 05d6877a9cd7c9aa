package io.credledger.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The OAuth endpoints of one installation of a provider. */
public sealed interface SiteEndpoints {

    /**
     * To be read from the issuer's OpenID configuration.
     *
     * @param issuer as it is written: the configuration must name the very same
     */
    record Discovery(URI issuer) implements SiteEndpoints {

        /** Where the configuration is (OpenID Connect Discovery 1.0 section 4). */
        public URI document() {
            return URI.create(BaseUrl.withoutSlash(issuer.toString()) + "/.well-known/openid-configuration");
        }

        @Override
        public String toString() {
            return "Discovery [redacted]";
        }
    }

    /**
     * Known beforehand.
     *
     * @param userinfo of OpenID Connect
     * @param revocation of RFC 7009
     * @param exchange of RFC 8693
     * @param issuer of ID tokens and of RFC 9207's {@code iss}
     * @param jwks the keys of ID tokens
     */
    record Known(
            URI authorization,
            URI token,
            @Nullable URI userinfo,
            @Nullable URI revocation,
            @Nullable URI exchange,
            @Nullable URI issuer,
            @Nullable URI jwks)
            implements SiteEndpoints {
        @Override
        public String toString() {
            return "Known [redacted]";
        }
    }
}
