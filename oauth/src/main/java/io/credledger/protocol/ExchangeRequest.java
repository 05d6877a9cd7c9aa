package io.credledger.protocol;

import io.credledger.provider.Scopes;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's token is exchanged for (RFC 8693 section 2.1).
 *
 * @param subjectTokenType a URI of section 3
 * @param requestedTokenType null: as the provider chooses
 * @param audience the provider's name of the service it is for
 * @param resource where it will be used
 */
public record ExchangeRequest(
        SecretToken subjectToken,
        URI subjectTokenType,
        @Nullable URI requestedTokenType,
        @Nullable String audience,
        @Nullable URI resource,
        Set<String> scopes) {

    /** Of section 3. */
    public static final URI ACCESS_TOKEN = URI.create("urn:ietf:params:oauth:token-type:access_token");

    public ExchangeRequest {
        scopes = Set.copyOf(scopes);
    }

    @RevealsSecret(reason = "the subject token goes to the provider in the body")
    Map<String, List<String>> parameters(Scopes language) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"));
        parameters.put("subject_token", List.of(subjectToken.revealText()));
        parameters.put("subject_token_type", List.of(subjectTokenType.toString()));
        if (requestedTokenType != null) {
            parameters.put("requested_token_type", List.of(requestedTokenType.toString()));
        }
        if (audience != null) {
            parameters.put("audience", List.of(audience));
        }
        if (resource != null) {
            parameters.put("resource", List.of(resource.toString()));
        }
        if (!scopes.isEmpty() && language.sent()) {
            parameters.put("scope", List.of(language.separator().join(scopes)));
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "ExchangeRequest[redacted]";
    }
}
