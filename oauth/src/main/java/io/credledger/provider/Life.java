package io.credledger.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider's tokens live.
 *
 * @param accessToken where an answer has no {@code expires_in}; null: such a token does not expire
 * @param refreshToken where an answer does not say; null: until it is revoked
 * @param rotation what a refresh does to the refresh token
 * @param grace how long a used refresh token is still taken for a repeated request; zero where nothing is documented
 * @param reuseDetected whether a second use of a refresh token costs the grant
 * @param oldAccessTokenDies whether a refresh ends the access token before it
 * @param keepAlive the longest time between two refreshes, where an unused refresh token dies; null where it does not
 */
public record Life(
        @Nullable Duration accessToken,
        @Nullable Duration refreshToken,
        Rotation rotation,
        Duration grace,
        boolean reuseDetected,
        boolean oldAccessTokenDies,
        @Nullable Duration keepAlive) {}
