package io.credledger.connect;

import java.net.URI;
import java.time.Duration;

/**
 * A browser that is sent to a provider.
 *
 * @param location has the state in it, for this browser alone
 * @param cookie the name of the cookie to be set for the callback before it goes
 * @param sealed the cookie's value
 * @param left how long it is good for
 */
public record Departure(String who, String provider, URI location, String cookie, String sealed, Duration left) {
    @Override
    public String toString() {
        return "Departure [redacted]";
    }
}
