package io.credledger.provider;

import java.net.URI;
import java.util.Map;

/** Where something about an account can be read. */
public sealed interface AccountSource {

    /** The claims of the ID token that came with the tokens. Never without validation. */
    record IdToken() implements AccountSource {}

    /** The OpenID Connect userinfo endpoint; where there is an ID token, its {@code sub} must be the same. */
    record UserInfo() implements AccountSource {}

    /** A GET with the access token as bearer. */
    record Get(URI uri, Map<String, String> headers) implements AccountSource {

        public Get {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Get [redacted]";
        }
    }
}
