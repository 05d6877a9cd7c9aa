package io.credledger.hook;

import io.credledger.ledger.ConnectionId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is still to be told of one shard to one subscriber. Notices of a connection go one after the other, and a later one waits until the one
 * before was taken; other connections do not wait for it. For one thread.
 */
final class Lanes {

    private final Map<ConnectionId, Lane> lanes = new LinkedHashMap<>();
    private final TreeMap<Long, Notice> open = new TreeMap<>();
    private long seen;
    private int underWay;

    /** @param told up to which seq all was told before */
    Lanes(long told) {
        this.seen = told;
    }

    private static final class Lane {
        private final Deque<Notice> waiting = new ArrayDeque<>();
        private Instant due = Instant.MIN;
        private boolean underWay;
        private int failures;
    }

    /** The next notice of the shard. */
    void offer(Notice notice) {
        pass(notice.position().seq());
        open.put(notice.position().seq(), notice);
        lanes.computeIfAbsent(notice.connection(), absent -> new Lane()).waiting.add(notice);
    }

    /** The shard has been read up to there. */
    void pass(long seq) {
        seen = Math.max(seen, seq);
    }

    /** Those that may be sent now, at most one of each connection; they are under way until one of the next two is called. */
    List<Notice> due(Instant now, int most) {
        List<Notice> due = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            if (due.size() >= most) {
                break;
            }
            if (!lane.underWay && !lane.due.isAfter(now)) {
                lane.underWay = true;
                underWay++;
                due.add(lane.waiting.element());
            }
        }
        return due;
    }

    /** It was taken, or is not to be told after all. */
    void taken(Notice notice) {
        Lane lane = ended(notice);
        lane.waiting.remove();
        lane.failures = 0;
        lane.due = Instant.MIN;
        open.remove(notice.position().seq());
        if (lane.waiting.isEmpty()) {
            lanes.remove(notice.connection());
        }
    }

    /** It was not, or nobody knows. */
    void failed(Notice notice, Instant now, double jitter) {
        Lane lane = ended(notice);
        lane.failures++;
        lane.due = now.plus(Backoff.after(lane.failures, jitter));
    }

    /** Whoever did not answer answers again: nobody waits out a pause that was theirs. */
    void hurry() {
        lanes.values().forEach(lane -> lane.due = Instant.MIN);
    }

    /** Up to which seq all is told: where a restart goes on. What lies behind it may be told again. */
    long told() {
        return open.isEmpty() ? seen : open.firstKey() - 1;
    }

    /** Up to which seq the shard has been read. */
    long seen() {
        return seen;
    }

    /** How many are still to be told. */
    int waiting() {
        return open.size();
    }

    int underWay() {
        return underWay;
    }

    /** The one that has waited longest. */
    Optional<Notice> oldest() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstEntry().getValue());
    }

    private Lane ended(Notice notice) {
        Lane lane = lanes.get(notice.connection());
        if (lane == null || !lane.underWay || !notice.equals(lane.waiting.peek())) {
            throw new IllegalStateException("a notice must be under way");
        }
        lane.underWay = false;
        underWay--;
        return lane;
    }
}
