package io.credledger.protocol;

import java.net.URI;

/** Where a browser is sent. It has the state in it, which is the browser's alone to know. */
public record AuthorizationUrl(URI location) {

    @Override
    public String toString() {
        return "AuthorizationUrl[redacted]";
    }
}
