package io.credledger.connect;

import io.credledger.web.BrowserCookie;
import java.net.URI;

/**
 * A browser that is sent to a provider.
 *
 * @param location has the state in it, for this browser alone
 * @param cookie to be set before it goes
 */
public record Departure(String who, String provider, URI location, BrowserCookie cookie) {
    @Override
    public String toString() {
        return "Departure [redacted]";
    }
}
