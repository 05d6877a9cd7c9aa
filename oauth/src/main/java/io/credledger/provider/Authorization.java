package io.credledger.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an authorization request has beside client, redirect URI, scope and state.
 *
 * @param pkce whether a request has a challenge of PKCE with S256 (RFC 7636); a provider that does not check it must ignore it
 * @param parameters further ones, sent as they are
 */
public record Authorization(boolean pkce, Map<String, String> parameters) {

    public Authorization {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
