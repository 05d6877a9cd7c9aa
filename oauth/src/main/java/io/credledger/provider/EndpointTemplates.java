package io.credledger.provider;

import org.jspecify.annotations.Nullable;

/**
 * Where a provider's endpoints are. {@code {base_url}} stands for the installation's URL without a final slash, {@code {api}} for the API's.
 *
 * @param discovery whether the OAuth endpoints are read from the issuer's OpenID configuration; then none is named here
 * @param issuer of ID tokens (and of RFC 9207's {@code iss}) where they are not discovered
 * @param jwks the keys of ID tokens
 * @param exchange where tokens are exchanged, if not at the token endpoint
 * @param api the REST API's base
 * @param homeApi the API's base at the provider's own {@code base_url}, if another than elsewhere
 * @param web what a browser is sent to
 */
public record EndpointTemplates(
        boolean discovery,
        @Nullable Template authorization,
        @Nullable Template token,
        @Nullable Template userinfo,
        @Nullable Template revocation,
        @Nullable Template exchange,
        @Nullable Template issuer,
        @Nullable Template jwks,
        @Nullable Template api,
        @Nullable Template homeApi,
        Template web) {}
