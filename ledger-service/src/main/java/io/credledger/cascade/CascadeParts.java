package io.credledger.cascade;

import io.credledger.wire.OuterFormat;
import java.time.Clock;
import java.time.Duration;

/**
 * What the topology works with.
 *
 * @param patience how long the revocation of what an erased person had may take before its keys go all the same
 * @param tick how often what is due is looked for
 */
public record CascadeParts(OuterFormat format, Clock clock, Duration patience, Duration tick) {

    private static final Duration OFTEN = Duration.ofMillis(200);

    public static CascadeParts of(OuterFormat format, Clock clock, Duration patience) {
        return new CascadeParts(format, clock, patience, OFTEN);
    }
}
