package io.credledger.schedule;

import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an index once, from its beginning to now and then along with the time, so that no tick reads over the tombstones of what is done. What is
 * due and stays, and what is put behind the place that was reached, waits in memory; the index remains the truth. One thread, a budget for each tick,
 * and nothing that blocks.
 */
public final class Tick {

    private record Waiting(Instant again, boolean late, DueKey key) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = again.compareTo(other.again);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final DueIndex index;
    private final TickSettings settings;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private byte[] resume = DueKey.before(Long.MIN_VALUE);
    private long reached = Long.MIN_VALUE;
    private @Nullable DueKey last;

    public Tick(DueIndex index, TickSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** Puts into the index. */
    public void put(DueKey key) {
        index.put(key);
        if (isBehind(key)) {
            waiting.add(new Waiting(key.at(), false, key));
        }
    }

    /** Takes out of the index. */
    public void remove(DueKey key) {
        index.remove(key);
    }

    /**
     * Shows what is due and was not shown, or is to be shown again.
     *
     * @param mayGoOn asked after each entry: whether there is time for another
     * @param offer must not block; it may put and remove
     * @return how many entries were looked at: as many as the budget or the time allows if there may be more
     */
    public int run(Instant now, BooleanSupplier mayGoOn, Function<DueKey, Verdict> offer) {
        int spent = wake(now, settings.budget() / 2, mayGoOn, offer);
        advance(now, settings.budget() - spent);
        return spent + wake(now, settings.budget() - spent, mayGoOn, offer);
    }

    /** Whatever has to wait although it is due may be shown again now. Costs as much as there waits. */
    public void reconsider(Instant now) {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> waiting.add(one.late() ? new Waiting(now, true, one.key()) : one));
    }

    /** Looks at all that waits: for a measurement now and then, not for every tick. */
    public Overdue overdue() {
        int late = 0;
        long oldest = Long.MAX_VALUE;
        for (Waiting one : waiting) {
            if (one.late() && index.contains(one.key())) {
                late++;
                oldest = Math.min(oldest, one.key().millis());
            }
        }
        return new Overdue(waiting.size(), late, late == 0 ? null : Instant.ofEpochMilli(oldest));
    }

    private int wake(Instant now, int budget, BooleanSupplier mayGoOn, Function<DueKey, Verdict> offer) {
        int spent = 0;
        boolean time = true;
        for (Waiting next = waiting.peek();
                time && spent < budget && next != null && !next.again().isAfter(now);
                next = waiting.peek()) {
            waiting.remove();
            spent++;
            if (index.contains(next.key())) {
                show(next.key(), now, offer);
            }
            time = mayGoOn.getAsBoolean();
        }
        return spent;
    }

    private void advance(Instant now, int budget) {
        int room = Math.min(budget, settings.waiting() - waiting.size());
        long until = DueKey.millis(now) + 1;
        if (room <= 0 || until <= reached) {
            return;
        }
        List<DueKey> due = index.scan(resume, DueKey.before(until), room);
        due.forEach(key -> waiting.add(new Waiting(key.at(), false, key)));
        if (due.size() < room) {
            reached = until;
            resume = DueKey.before(until);
        } else {
            last = due.get(due.size() - 1);
            resume = last.after();
        }
    }

    private void show(DueKey key, Instant now, Function<DueKey, Verdict> offer) {
        Verdict verdict = Verdict.held(now);
        try {
            verdict = offer.apply(key);
        } finally {
            if (index.contains(key)) {
                // Else a tick would go on about it as long as its budget lasts.
                Instant next = now.plusMillis(1);
                Instant again = verdict.again().isBefore(next) ? next : verdict.again();
                waiting.add(new Waiting(again, verdict.late(), key));
            }
        }
    }

    private boolean isBehind(DueKey key) {
        return key.millis() < reached || (last != null && key.compareTo(last) <= 0);
    }
}
