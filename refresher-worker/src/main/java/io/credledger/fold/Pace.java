package io.credledger.fold;

import io.credledger.fold.StoredDueIndex.Entry;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.refresh.Held;
import io.credledger.refresh.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One shard's tick: takes up what is due, as much as its budget allows, and moves each entry on at once, so that nothing is taken up twice and whatever
 * is lost with the process comes again. What an attempt came to is folded from the log and sets the date anew.
 */
final class Pace {

    /** Longer than any attempt: after it, an entry whose attempt left no trace on the log is taken up again. */
    private static final Duration GUARD = Duration.ofSeconds(90);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration HINDERED = Duration.ofSeconds(15);

    /** Clocks of writer and worker differ: how much longer than its lease another's attempt is left alone. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

    /** Longer than any lease. */
    private static final Duration SEEN_FOR = Duration.ofHours(1);

    private static final int REVOCATIONS_AT_ONCE = 64;

    private final Calendar calendar;
    private final FoldParts parts;
    private final Queue<Map.Entry<ConnectionId, Duration>> answers = new ConcurrentLinkedQueue<>();
    private final Map<AttemptId, Long> firstSeen = new HashMap<>();
    private final Waiting waiting;

    Pace(int shard, Calendar calendar, FoldParts parts) {
        this.calendar = calendar;
        this.parts = parts;
        this.waiting = new Waiting(shard, parts.figures());
    }

    void tick(Instant now) {
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
            postpone(answer.getKey(), now, answer.getValue());
        }
        List<Entry> due = calendar.index().due(now.toEpochMilli(), parts.budget());
        waiting.report(now.toEpochMilli(), due);
        forget();
        for (Entry entry : due) {
            calendar.held(entry.connection())
                    .ifPresentOrElse(
                            held -> take(held, now), () -> calendar.index().remove(entry.due(), entry.connection()));
        }
    }

    private void take(Held held, Instant now) {
        OpenAttempt open = held.state().refreshes().open();
        if (parts.attempts().isUnderway(held.id())) {
            postpone(held.id(), now, SOON);
        } else if (open != null) {
            left(held, open, now);
        } else if (!held.state().connected()) {
            revoke(held, now);
        } else {
            refresh(held, now);
        }
    }

    /** An attempt is open, and nobody here is making it. */
    private void left(Held held, OpenAttempt open, Instant now) {
        Duration wait = open.worker().equals(parts.worker()) ? ours(open) : others(open, now);
        if (wait.isZero() || wait.isNegative()) {
            parts.findings().lost(held, open, retryAfter(held, open, now));
            postpone(held.id(), now, GUARD);
        } else {
            postpone(held.id(), now, wait);
        }
    }

    /** Ours, of an earlier life: it sends nothing any more, and if it had an answer, the journal has it. */
    private Duration ours(OpenAttempt open) {
        return parts.completion().isReplaying(open.attempt()) ? SOON : Duration.ZERO;
    }

    /** Until the lease is over by the writer's clock, and a whole lease has passed here since it was first seen: no clock is trusted alone. */
    private Duration others(OpenAttempt open, Instant now) {
        Duration lease = Duration.between(open.startedAt(), open.leaseUntil());
        long seen = firstSeen.computeIfAbsent(open.attempt(), first -> System.nanoTime());
        Duration here = lease.minusNanos(System.nanoTime() - seen);
        Duration there = Duration.between(now, open.leaseUntil().plus(LEASE_MARGIN));
        return here.compareTo(there) > 0 ? here : there;
    }

    /** What was not taken over by now was brought to an end by its own worker. */
    private void forget() {
        if (!firstSeen.isEmpty()) {
            long oldest = System.nanoTime() - SEEN_FOR.toNanos();
            firstSeen.values().removeIf(seen -> seen - oldest < 0);
        }
    }

    /** No other journal could have had the answer to ours. */
    private Instant retryAfter(Held held, OpenAttempt open, Instant now) {
        return open.worker().equals(parts.worker()) ? now : parts.retries().afterLoss(held, open, now);
    }

    private void revoke(Held held, Instant now) {
        if (parts.revocations().underway() >= REVOCATIONS_AT_ONCE) {
            postpone(held.id(), now, SOON);
            return;
        }
        postpone(held.id(), now, GUARD);
        var unused = parts.revocations()
                .begin(held)
                .thenAccept(next -> next.ifPresent(pause -> answers.add(Map.entry(held.id(), pause))));
    }

    private void refresh(Held held, Instant now) {
        Connection state = held.state();
        if (!state.refreshable() || state.refreshes().reauth() != null) {
            calendar.settle(held.id());
            return;
        }
        Planned planned = parts.planner().refresh(held, now);
        if (planned instanceof Planned.NeedsPerson person) {
            parts.findings().needsPerson(held, person.reason());
            postpone(held.id(), now, GUARD);
        } else if (planned instanceof Planned.Ready ready && parts.able().getAsBoolean()) {
            ask(ready, now);
        } else {
            waits(held, now, HINDERED);
        }
    }

    private void ask(Planned.Ready ready, Instant now) {
        Held held = ready.plan().held();
        Gatekeeper.Answer answer = parts.gates().ask(ready.plan());
        if (answer instanceof Gatekeeper.Answer.Open open) {
            waiting.over(held.id());
            postpone(held.id(), now, GUARD);
            var unused = parts.attempts().begin(ready.plan(), open.passage());
        } else if (answer instanceof Gatekeeper.Answer.Closed closed) {
            waits(held, now, closed.askAgain());
        }
    }

    private void waits(Held held, Instant now, Duration by) {
        Long since = calendar.date(held);
        if (since != null) {
            waiting.add(held.id(), since, now.toEpochMilli());
        }
        postpone(held.id(), now, by);
    }

    private void postpone(ConnectionId id, Instant now, Duration by) {
        calendar.postpone(id, now.plus(by).toEpochMilli());
    }
}
