package io.credledger.fold;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.refresh.Held;
import io.credledger.refresh.Past;
import io.credledger.refresh.Planned;
import io.credledger.schedule.DueKey;
import io.credledger.schedule.TakeOver;
import io.credledger.schedule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One shard's tick: takes up what is due, as much as its budget allows. What an attempt came to is folded from the log and sets the date anew; until then
 * its entry stays where it is, so what is lost with the process is taken up again at once.
 */
final class Pace {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** What was begun leaves the index by its own events; this is for what does not. */
    private static final Duration BEGUN = Duration.ofSeconds(2);

    /** The log has more of the connection than was folded; when that comes, it sets the date anew. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private static final Duration HINDERED = Duration.ofSeconds(15);

    /** No lease is longer. */
    private static final Duration FORGET = Duration.ofHours(1);

    private static final long REPORT_EVERY_MS = 1_000;
    private static final int REVOCATIONS_AT_ONCE = 64;

    private final int shard;
    private final Calendar calendar;
    private final FoldParts parts;
    private final Map<AttemptId, Long> firstSeen = new ConcurrentHashMap<>();
    private final Map<ConnectionId, Instant> revokeAgain = new ConcurrentHashMap<>();
    private long reportedAt;
    private long edition;

    Pace(int shard, Calendar calendar, FoldParts parts) {
        this.shard = shard;
        this.calendar = calendar;
        this.parts = parts;
    }

    void tick(Instant now) {
        long current = parts.planner().edition();
        if (current != edition) {
            // A secret was corrected, or a provider resumed: what waits for that need not wait until its time.
            edition = current;
            parts.gates().everybodyAsksNow();
            calendar.due().reconsider(now);
        }
        if (!parts.restraints().hold(shard)) {
            long enough = System.nanoTime() + share().toNanos();
            var unused = calendar.due().run(now, () -> System.nanoTime() < enough, key -> take(key, now));
        }
        if (Math.abs(now.toEpochMilli() - reportedAt) >= REPORT_EVERY_MS) {
            reportedAt = now.toEpochMilli();
            parts.figures().report(shard, calendar.due().overdue());
            firstSeen.values().removeIf(seen -> System.nanoTime() - seen > FORGET.toNanos());
        }
    }

    /**
     * The fold runs on the same thread, and Streams ticks before it folds. All shards together leave it half of the time: a fold that falls behind
     * shows as due what is done.
     */
    private Duration share() {
        return parts.tick().dividedBy(2L * parts.figures().count());
    }

    private Verdict take(DueKey key, Instant now) {
        return calendar.held(key.connection()).map(held -> take(key, held, now)).orElseGet(() -> {
            calendar.due().remove(key);
            return Verdict.taken(now);
        });
    }

    private Verdict take(DueKey key, Held held, Instant now) {
        OpenAttempt open = held.state().refreshes().open();
        if (parts.attempts().isUnderway(held.id())) {
            return Verdict.taken(now.plus(SOON));
        }
        if (open != null) {
            return left(held, open, now);
        }
        Connection state = held.state();
        if (!state.connected()) {
            return revoke(held, now);
        }
        if (!state.refreshable() || state.refreshes().reauth() != null) {
            calendar.due().remove(key);
            return Verdict.taken(now);
        }
        return parts.attempts().isSurpassed(held.id(), state.version())
                ? Verdict.taken(now.plus(BEHIND))
                : refresh(held, now);
    }

    /** An attempt is open, and nobody here is making it. Ours, of an earlier life, sends nothing any more; if it had an answer, the journal has it. */
    private Verdict left(Held held, OpenAttempt open, Instant now) {
        boolean ours = open.worker().equals(parts.worker());
        Past past = ours ? parts.attempts().past(open.attempt()) : Past.UNKNOWN;
        if (past == Past.DECIDED || (ours && parts.completion().isReplaying(open.attempt()))) {
            return Verdict.taken(now.plus(BEHIND));
        }
        if (past == Past.UNSENT) {
            parts.findings().unsent(held, open, now);
            return Verdict.taken(now.plus(BEGUN));
        }
        long seen = firstSeen.computeIfAbsent(open.attempt(), first -> System.nanoTime());
        Instant notBefore = TakeOver.notBefore(open, ours, now.minusNanos(System.nanoTime() - seen));
        if (now.isBefore(notBefore)) {
            return Verdict.taken(notBefore);
        }
        // No other journal could have had the answer to ours.
        Instant retryAt = ours ? now : parts.retries().afterLoss(held, open, now);
        parts.findings().lost(held, open, retryAt);
        return Verdict.taken(now.plus(BEGUN));
    }

    private Verdict revoke(Held held, Instant now) {
        Instant again = revokeAgain.get(held.id());
        if (again != null && now.isBefore(again)) {
            return Verdict.taken(again);
        }
        if (parts.revocations().underway() >= REVOCATIONS_AT_ONCE) {
            return Verdict.held(now.plus(SOON));
        }
        var unused = parts.revocations().begin(held).thenAccept(next -> {
            if (next.isPresent()) {
                revokeAgain.put(held.id(), now.plus(next.get()));
            } else {
                revokeAgain.remove(held.id());
            }
        });
        return Verdict.taken(now.plus(BEGUN));
    }

    private Verdict refresh(Held held, Instant now) {
        Planned planned = parts.planner().refresh(held, now);
        if (planned instanceof Planned.NeedsPerson person) {
            parts.findings().needsPerson(held, person.reason());
            return Verdict.taken(now.plus(BEGUN));
        }
        return planned instanceof Planned.Ready ready && parts.able().getAsBoolean()
                ? ask(ready, now)
                : Verdict.held(now.plus(HINDERED));
    }

    private Verdict ask(Planned.Ready ready, Instant now) {
        Gatekeeper.Answer answer = parts.gates().ask(ready.plan());
        if (answer instanceof Gatekeeper.Answer.Closed closed) {
            return Verdict.held(now.plus(closed.askAgain()));
        }
        var unused = parts.attempts().begin(ready.plan(), ((Gatekeeper.Answer.Open) answer).passage());
        return Verdict.taken(now.plus(BEGUN));
    }
}
