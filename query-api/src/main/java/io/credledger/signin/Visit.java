package io.credledger.signin;

import io.credledger.session.BrowserSession;
import org.jspecify.annotations.Nullable;

/**
 * The browser that somebody signs in with.
 *
 * @param before the session that it has; it ends with the new one
 * @param agent what it calls itself
 */
public record Visit(
        @Nullable BrowserSession before, @Nullable String agent) {
    @Override
    public String toString() {
        return "Visit [redacted]";
    }
}
