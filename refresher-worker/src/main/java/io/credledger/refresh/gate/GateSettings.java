package io.credledger.refresh.gate;

import java.time.Duration;

/**
 * How one provider's site is treated.
 *
 * @param concurrency requests under way at once, at most
 * @param rate requests a second, in the long run
 * @param burst requests at once after a rest
 * @param breaker when it counts as down
 * @param hold how long to wait where it says that it is too much, but not for how long: doubled each time
 * @param holdMost the longest wait that it can make us hold
 * @param misconfigured how long until a client that it refused is tried again, if nobody changes it
 * @param passage the longest that a request can take: a passage that nobody ended by then is taken back
 */
public record GateSettings(
        int concurrency,
        int rate,
        int burst,
        Breaker breaker,
        Duration hold,
        Duration holdMost,
        Duration misconfigured,
        Duration passage) {

    /** 64 at once, 200 a second. */
    public static final GateSettings USUAL = new GateSettings(
            64,
            200,
            200,
            Breaker.USUAL,
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3));

    public GateSettings {
        if (concurrency < 1 || rate < 1 || burst < 1) {
            throw new IllegalArgumentException("a gate lets through at least one request, and one a second");
        }
        if (hold.isNegative() || hold.isZero() || holdMost.compareTo(hold) < 0) {
            throw new IllegalArgumentException("a hold begins above zero and does not shrink");
        }
    }

    /** The same with another rate and concurrency. */
    public GateSettings limitedTo(int concurrency, int rate) {
        return new GateSettings(concurrency, rate, rate, breaker, hold, holdMost, misconfigured, passage);
    }

    /**
     * @param window of the last so many requests
     * @param least fewer say nothing
     * @param failures in per cent: so many of them failing, it is down
     * @param probes requests that must tell whether it is back
     * @param pause before these, doubled each time that it is not
     * @param pauseMost the longest
     */
    public record Breaker(int window, int least, int failures, int probes, Duration pause, Duration pauseMost) {

        public static final Breaker USUAL = new Breaker(20, 10, 50, 3, Duration.ofSeconds(10), Duration.ofMinutes(2));

        public Breaker {
            if (least < 1 || window < least || probes < 1 || failures < 1 || failures > 100) {
                throw new IllegalArgumentException("a breaker judges by at least one request and at most its window");
            }
            if (pause.isNegative() || pause.isZero() || pauseMost.compareTo(pause) < 0) {
                throw new IllegalArgumentException("a breaker's pause begins above zero and does not shrink");
            }
        }

        /** @param times how often in a row it was found down */
        Duration pause(int times) {
            Duration doubled = pause.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 20));
            return doubled.compareTo(pauseMost) > 0 ? pauseMost : doubled;
        }
    }
}
