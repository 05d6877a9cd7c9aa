package io.credledger.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What matches a query from some place on, without an end: first what is there, in order of time, then what comes. For one thread at a time. */
public final class LiveReading implements AutoCloseable {

    /** A cursor of a live reading has no end. */
    static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** So many that do not match are looked at in one go. */
    private static final int AT_ONCE = 1000;

    private final AuditQuery query;
    private final AuditItems items;
    private final Function<Map<TopicPartition, Long>, LiveTail> follow;
    private final Runnable done;
    private @Nullable MergedLog past;
    private @Nullable LiveTail tail;

    /**
     * @param past what is there already, up to its end
     * @param follow from where that ended
     */
    LiveReading(
            AuditQuery query,
            AuditItems items,
            MergedLog past,
            Function<Map<TopicPartition, Long>, LiveTail> follow,
            Runnable done) {
        this.query = query;
        this.items = items;
        this.past = past;
        this.follow = follow;
        this.done = done;
    }

    /**
     * The next item; empty where none has come within a moment.
     *
     * @throws AuditUnavailableException when the log cannot be read further now
     */
    public Optional<AuditItem> next() {
        try {
            for (int looked = 0; looked < AT_ONCE; looked++) {
                Optional<Logged> next = advance();
                if (next.isEmpty() || query.matches(next.get().entry())) {
                    return next.map(items::of);
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new AuditUnavailableException("Kafka must answer", e);
        }
    }

    private Optional<Logged> advance() {
        MergedLog before = past;
        if (before != null) {
            Optional<Logged> next = before.next();
            if (next.isEmpty()) {
                tail = follow.apply(before.positions());
                past = null;
                before.close();
            }
            return next;
        }
        LiveTail now = tail;
        if (now == null || !now.hasMore()) {
            // Whoever was erased meanwhile has no name any more.
            items.forget();
            return Optional.empty();
        }
        return now.next();
    }

    /** Where a reading goes on after what was told. */
    public String cursor() {
        MergedLog before = past;
        LiveTail now = tail;
        Map<TopicPartition, Long> positions =
                before != null ? before.positions() : now != null ? now.positions() : Map.of();
        return new AuditCursor(FOREVER, positions).encode();
    }

    @Override
    public void close() {
        try {
            if (past != null) {
                past.close();
            }
            if (tail != null) {
                tail.close();
            }
        } finally {
            done.run();
        }
    }
}
