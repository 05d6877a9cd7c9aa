package io.credledger.schedule;

import static io.credledger.schedule.Samples.GRANTED;
import static io.credledger.schedule.Samples.life;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.provider.Rotation;
import io.credledger.refresh.Passage;
import io.credledger.refresh.gate.Admission;
import io.credledger.refresh.gate.GateSettings;
import io.credledger.refresh.gate.Gates;
import io.credledger.refresh.gate.ProviderGate;
import io.credledger.refresh.gate.VirtualClock;
import io.credledger.schedule.SimulatedLedger.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A provider of ten thousand connections is down for an hour, and answers each request a second after it was sent. */
class OutageTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant DOWN = GRANTED.plus(HOUR);
    private static final Instant BACK = DOWN.plus(HOUR);
    private static final int CONNECTIONS = 10_000;

    private record Request(Row row, Passage passage, Instant answeredAt) {}

    private final Random random = new Random(3);
    private final VirtualClock clock = new VirtualClock(GRANTED);
    private final ProviderGate gate =
            new Gates(GateSettings.USUAL, clock).gate("forge", URI.create("https://forge.example"));
    private final SimulatedLedger ledger = new SimulatedLedger(GRANTED);
    private final Queue<Request> underway = new ArrayDeque<>();
    private final Map<Instant, Integer> sent = new HashMap<>();

    @Test
    void thereIsNoStampedeAndNothingIsLost() {
        SimulatedProvider provider =
                new SimulatedProvider("forge", life(HOUR, null, Rotation.SINGLE_USE), Duration.ofHours(4));
        for (int i = 0; i < CONNECTIONS; i++) {
            ledger.grant(i, provider);
        }
        for (Instant end = BACK.plus(HOUR); ledger.now().isBefore(end); ) {
            clock.set(ledger.now().plusSeconds(1));
            answer();
            ledger.run(clock.instant(), this::offer);
        }

        assertThat(sent.values()).allSatisfy(requests -> assertThat(requests).isLessThanOrEqualTo(200));
        assertThat(requests(DOWN, BACK)).as("asked in vain").isLessThan(300);
        assertThat(requests(BACK, BACK.plusSeconds(120 + 10)))
                .as("and then at once")
                .isGreaterThan(100);
        assertThat(ledger.rows()).allSatisfy(row -> {
            assertThat(row.refreshes).anyMatch(at -> at.isAfter(BACK));
            assertThat(row.grant.isExpired(ledger.now())).isFalse();
        });
        Instant last = ledger.rows().stream()
                .map(row -> row.refreshes.stream()
                        .filter(BACK::isBefore)
                        .findFirst()
                        .orElseThrow())
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(last).isBefore(BACK.plus(Duration.ofMinutes(20)));
        assertThat(ledger.spent()).as("looked at, all in all").isLessThan(3_000_000);
    }

    private Verdict offer(Row row) {
        Admission answer = gate.ask();
        if (answer instanceof Admission.Closed closed) {
            return Verdict.held(ledger.now().plus(closed.askAgain()));
        }
        sent.merge(ledger.now(), 1, Integer::sum);
        underway.add(new Request(
                row, ((Admission.Open) answer).passage(), ledger.now().plusSeconds(1)));
        return Verdict.taken(ledger.now().plusSeconds(30));
    }

    private void answer() {
        for (Request next = underway.peek();
                next != null && !next.answeredAt().isAfter(clock.instant());
                next = underway.peek()) {
            underway.remove();
            if (clock.instant().isAfter(DOWN) && clock.instant().isBefore(BACK)) {
                next.passage().failed();
                int failures = next.row().standing.refreshes().failures() + 1;
                ledger.fail(next.row(), clock.instant().plus(Backoff.USUAL.after(failures, random.nextDouble())));
            } else {
                next.passage().worked();
                ledger.refresh(next.row());
            }
        }
    }

    private int requests(Instant from, Instant until) {
        return sent.entrySet().stream()
                .filter(second ->
                        second.getKey().isAfter(from) && second.getKey().isBefore(until))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
