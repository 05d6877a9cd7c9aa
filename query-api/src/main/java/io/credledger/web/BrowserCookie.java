package io.credledger.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as it is set.
 *
 * @param maxAge null for as long as the browser runs
 */
public record BrowserCookie(
        String name, String value, String path, @Nullable Duration maxAge, boolean secure) {

    /** The value of {@code Set-Cookie}. */
    public String header() {
        return name + '=' + value + "; Path=" + path + (maxAge == null ? "" : "; Max-Age=" + maxAge.toSeconds())
                + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "BrowserCookie [redacted]";
    }
}
