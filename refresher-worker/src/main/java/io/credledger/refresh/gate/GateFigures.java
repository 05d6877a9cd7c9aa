package io.credledger.refresh.gate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a gate stands.
 *
 * @param baseUrl the site; not part of the text
 * @param underway requests that have not ended
 * @param until when a closed phase may end
 * @param line how long until the last of those that were sent away asks again, if all come
 */
public record GateFigures(
        String provider,
        URI baseUrl,
        GatePhase phase,
        int underway,
        @Nullable Instant until,
        Duration line) {

    @Override
    public String toString() {
        return "GateFigures[" + provider + ", " + phase + ", " + underway + " under way]";
    }
}
