package io.credledger.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client's grants are like.
 *
 * @param reuseDetected a used refresh token that comes again after the grace kills its family; else it is only refused
 * @param grace how long after its first use a refresh token is still taken, each time for a fresh successor; zero for never
 * @param refreshLife null for no end
 */
public record GrantPolicy(
        Rotation rotation,
        boolean reuseDetected,
        Duration grace,
        Duration accessLife,
        @Nullable Duration refreshLife) {

    /** What a refresh does to the refresh token. */
    public enum Rotation {
        /** It stays as it is, and the answer has none. */
        NONE,
        SINGLE_USE
    }

    public GrantPolicy {
        if (grace.isNegative() || isNothing(accessLife) || (refreshLife != null && isNothing(refreshLife))) {
            throw new IllegalArgumentException("a life is positive, and a grace not negative");
        }
    }

    /** Single use with reuse detection, no grace, access tokens of a minute. */
    public static GrantPolicy strict() {
        return new GrantPolicy(Rotation.SINGLE_USE, true, Duration.ZERO, Duration.ofSeconds(60), null);
    }

    public static GrantPolicy withoutRotation() {
        return new GrantPolicy(Rotation.NONE, false, Duration.ZERO, Duration.ofSeconds(60), null);
    }

    public GrantPolicy withGrace(Duration changed) {
        return new GrantPolicy(rotation, reuseDetected, changed, accessLife, refreshLife);
    }

    public GrantPolicy withAccessLife(Duration changed) {
        return new GrantPolicy(rotation, reuseDetected, grace, changed, refreshLife);
    }

    public GrantPolicy withRefreshLife(Duration changed) {
        return new GrantPolicy(rotation, reuseDetected, grace, accessLife, changed);
    }

    public GrantPolicy withoutReuseDetection() {
        return new GrantPolicy(rotation, false, grace, accessLife, refreshLife);
    }

    private static boolean isNothing(Duration life) {
        return life.isNegative() || life.isZero();
    }
}
