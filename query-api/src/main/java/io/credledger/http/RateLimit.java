package io.credledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often one client may try. An IPv6 client is its /64, because it has all of that. What is remembered is bounded: under an attack from
 * more clients than that, the ones that come least are forgotten. Safe for use by several threads.
 */
public final class RateLimit {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int CLIENTS = 100_000;
    private static final int IPV6_BITS = 64;

    private final int perMinute;
    private final LongSupplier nanos;
    private final Cache<Network, Bucket> buckets;

    public RateLimit(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    RateLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                // A bucket that was left alone that long is full again.
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .ticker(nanos::getAsLong)
                .build();
    }

    /** @throws ProblemException with the seconds to wait */
    void check(InetAddress client) {
        ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.rateLimited(
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }

    /** Whether it may once more. */
    boolean take(InetAddress client) {
        return bucket(client).tryConsume(1);
    }

    private Bucket bucket(InetAddress client) {
        int bits = client instanceof Inet6Address ? IPV6_BITS : client.getAddress().length * 8;
        return buckets.get(Network.around(client, bits), absent -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(new Meter(nanos))
                .build();
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
