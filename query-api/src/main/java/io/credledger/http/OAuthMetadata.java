package io.credledger.http;

import io.credledger.web.PublicUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this ledger says of itself as an authorization server (RFC 8414 §2). */
final class OAuthMetadata {

    private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final List<String> SECRETS = List.of("client_secret_basic", "client_secret_post");
    private static final List<String> SECRETS_OR_NONE = List.of("client_secret_basic", "client_secret_post", "none");

    private OAuthMetadata() {}

    static Map<String, Object> of(PublicUrl url) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", url.origin());
        metadata.put("token_endpoint", url.at(Route.TOKEN.template()));
        metadata.put("token_endpoint_auth_methods_supported", SECRETS_OR_NONE);
        metadata.put("grant_types_supported", List.of(TOKEN_EXCHANGE));
        // Required, and there is no authorization endpoint that could have one.
        metadata.put("response_types_supported", List.of());
        metadata.put("introspection_endpoint", url.at(Route.INTROSPECT.template()));
        metadata.put("introspection_endpoint_auth_methods_supported", SECRETS);
        metadata.put("revocation_endpoint", url.at(Route.REVOKE.template()));
        metadata.put("revocation_endpoint_auth_methods_supported", SECRETS_OR_NONE);
        metadata.put("service_documentation", url.at(Route.OPENAPI.template()));
        return metadata;
    }
}
