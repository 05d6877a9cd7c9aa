package io.credledger.refresh.gate;

import io.credledger.refresh.gate.GateSettings.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * resilience4j's breaker, which knows until when it is open, and for which a request that began before it last changed says nothing: not a time-out
 * that was under way, nor a refusal of the secret that was replaced meanwhile. Its gate's lock guards it.
 */
final class SiteBreaker {

    /** The library counts exceptions; what the failure was it need not know. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private Failure() {
            super("the provider failed", null, false, false);
        }
    }

    private final CircuitBreaker breaker;
    private final Clock clock;
    private long epoch;
    private boolean misconfigured;
    private Instant openUntil = Instant.MIN;

    SiteBreaker(String provider, Breaker settings, Clock clock) {
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(now -> now.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .slidingWindow(
                                settings.window(), settings.least(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(settings.failures())
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitIntervalFunctionInOpenState(times -> opened(settings.pause(times)))
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> epoch++);
    }

    /** What a request is to be ended with. */
    long epoch() {
        return epoch;
    }

    boolean tryAcquire() {
        return breaker.tryAcquirePermission();
    }

    void unused(long began) {
        if (began == epoch) {
            breaker.releasePermission();
        }
    }

    void worked(long began) {
        if (began == epoch) {
            misconfigured = false;
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        }
    }

    void failed(long began) {
        if (began == epoch) {
            breaker.onError(0, TimeUnit.MILLISECONDS, new Failure());
        }
    }

    void misconfigured(long began, Duration wait) {
        if (began == epoch) {
            misconfigured = true;
            breaker.transitionToOpenStateFor(wait);
            opened(wait);
        }
    }

    /** Whatever is under way was asked with the client as it was. */
    void clientChanged() {
        epoch++;
        if (breaker.getState() == State.HALF_OPEN) {
            // Probes that say nothing any more would never give their permissions back.
            breaker.transitionToOpenState();
        }
        if (breaker.getState() == State.OPEN) {
            breaker.transitionToHalfOpenState();
        }
    }

    GatePhase phase() {
        return switch (breaker.getState()) {
            case CLOSED -> GatePhase.OPEN;
            case HALF_OPEN -> GatePhase.PROBING;
            default -> misconfigured ? GatePhase.MISCONFIGURED : GatePhase.DOWN;
        };
    }

    /** When an open breaker lets probes through. */
    Instant openUntil() {
        return openUntil;
    }

    private long opened(Duration wait) {
        // The library opens after that instant, not at it.
        openUntil = clock.instant().plus(wait).plusMillis(1);
        return wait.toMillis();
    }
}
