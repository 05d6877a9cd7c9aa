package io.credledger.refresh.gate;

import io.credledger.refresh.Passage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one provider's site may be asked now. Safe for use by many threads; nothing in it waits. */
public final class ProviderGate {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGate.class);

    /** Before those who probe can have come back. */
    private static final Duration PROBE = Duration.ofSeconds(1);

    /** No epoch: what passes by an open breaker says nothing to it. */
    private static final long UNCOUNTED = -1;

    private final String provider;
    private final URI baseUrl;
    private final GateSettings settings;
    private final Clock clock;
    private final SiteBreaker breaker;
    private final Bucket rate;
    private final WaitingLine line;
    private final Hold hold;
    private final Set<OpenPassage> underway = new HashSet<>();
    private @Nullable String lastClient;

    ProviderGate(String provider, URI baseUrl, GateSettings settings, Clock clock) {
        this.provider = provider;
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.clock = clock;
        this.breaker = new SiteBreaker(provider, settings.breaker(), clock);
        this.rate = Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(settings.burst()).refillGreedy(settings.rate(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
        this.line = new WaitingLine(settings.rate());
        this.hold = new Hold(settings);
    }

    /** @param client names its registration as it is: another than last time is one that was changed */
    public Admission ask(String client) {
        return ask(client, false);
    }

    /** @param hasty whether the provider forgives the request now and not later: a breaker's pause could cost a grant, so it is not waited for */
    public synchronized Admission ask(String client, boolean hasty) {
        if (lastClient != null && !lastClient.equals(client)) {
            clientChanged();
        }
        lastClient = client;
        return ask(hasty);
    }

    public synchronized Admission ask() {
        return ask(false);
    }

    private Admission ask(boolean hasty) {
        Instant now = clock.instant();
        takeBack(now);
        if (hold.until().isAfter(now)) {
            return closed(GatePhase.HELD, now, hold.until());
        }
        boolean counted = breaker.tryAcquire();
        if (!counted && !hasty) {
            GatePhase phase = breaker.phase();
            return closed(phase, now, phase == GatePhase.PROBING ? now.plus(PROBE) : breaker.openUntil());
        }
        if (underway.size() >= settings.concurrency() || !rate.tryConsume(1)) {
            if (counted) {
                breaker.unused(breaker.epoch());
            }
            return closed(GatePhase.OPEN, now, now);
        }
        OpenPassage passage = new OpenPassage(counted ? breaker.epoch() : UNCOUNTED, now);
        underway.add(passage);
        return new Admission.Open(passage);
    }

    /** Its registration or secret is another: a probe may tell at once whether a good one. */
    public synchronized void clientChanged() {
        line.forget();
        breaker.clientChanged();
    }

    synchronized void startLineOver() {
        line.forget();
    }

    public synchronized GateFigures figures() {
        Instant now = clock.instant();
        GatePhase phase = breaker.phase();
        Instant until = phase == GatePhase.DOWN || phase == GatePhase.MISCONFIGURED ? breaker.openUntil() : null;
        if (phase == GatePhase.OPEN && hold.until().isAfter(now)) {
            phase = GatePhase.HELD;
            until = hold.until();
        }
        return new GateFigures(provider, baseUrl, phase, underway.size(), until, line.length(now));
    }

    private Admission closed(GatePhase phase, Instant now, Instant earliest) {
        return new Admission.Closed(phase, line.place(now, earliest));
    }

    /** A passage that was lost in a defect must not narrow the gate for ever. */
    private void takeBack(Instant now) {
        Instant oldest = now.minus(settings.passage());
        List<OpenPassage> lost = underway.stream()
                .filter(passage -> passage.began.isBefore(oldest))
                .toList();
        if (!lost.isEmpty()) {
            LOG.error("{} passages through the gate of {} were never ended", lost.size(), provider);
            lost.forEach(OpenPassage::unused);
        }
    }

    private void changed(GatePhase before) {
        GatePhase after = breaker.phase();
        if (before != after) {
            LOG.warn("the gate of {} is {} after {}", provider, after, before);
        }
    }

    private final class OpenPassage implements Passage {
        private final long epoch;
        private final Instant began;

        private OpenPassage(long epoch, Instant began) {
            this.epoch = epoch;
            this.began = began;
        }

        @Override
        public void worked() {
            end(() -> {
                hold.worked();
                breaker.worked(epoch);
            });
        }

        @Override
        public void failed() {
            end(() -> breaker.failed(epoch));
        }

        /** It answers, so it is not down. */
        @Override
        public void limited(@Nullable Duration retryAfter) {
            end(() -> {
                hold.limited(clock.instant(), began, retryAfter);
                breaker.worked(epoch);
            });
        }

        @Override
        public void misconfigured() {
            end(() -> breaker.misconfigured(epoch, settings.misconfigured()));
        }

        @Override
        public void unused() {
            end(() -> {
                rate.addTokens(1);
                line.give();
                breaker.unused(epoch);
            });
        }

        private void end(Runnable result) {
            synchronized (ProviderGate.this) {
                if (underway.remove(this)) {
                    GatePhase before = breaker.phase();
                    result.run();
                    changed(before);
                }
            }
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
