package io.credledger.audit;

import io.credledger.audit.LogEntry.Accessed;
import io.credledger.audit.LogEntry.Happened;
import io.credledger.audit.LogEntry.Later;
import io.credledger.operation.Desk;
import io.credledger.operation.Names;
import io.credledger.sealing.AccessOpener;
import io.credledger.session.Caller;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessLog;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Events and access records in order of time, a part at a time; that somebody read them is recorded before they are told. */
public final class AuditEvents {

    /** So many look at a time: each reads all partitions. */
    private static final int AT_A_TIME = 4;

    /** After so many entries the answer goes out with what was found, and a cursor: a filter may let through one in a million. */
    private static final int MOST_LOOKED_AT = 50_000;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final AuditLog events;
    private final Desk desk;
    private final AccessOpener opener;
    private final AccessLog log;

    public AuditEvents(AuditLog events, Desk desk, AccessOpener opener, AccessLog log) {
        this.events = events;
        this.desk = desk;
        this.opener = opener;
        this.log = log;
    }

    /**
     * Whoever may call this may read everything.
     *
     * @return completed exceptionally with {@link io.credledger.token.AccessNotRecordedException} when the reading could not be recorded
     * @throws AuditUnavailableException when the log cannot be read now
     */
    public CompletableFuture<Page<AuditItem>> of(Caller caller, AuditQuery query, PageRequest request) {
        List<TopicPartition> where = events.places(query.connection());
        @Nullable AuditCursor cursor = request.cursor() == null ? null : AuditCursor.parse(request.cursor(), where);
        Page<AuditItem> page = read(query, where, cursor, request.limit());
        return log.record(AccessEntry.auditRead(caller.id(), query.identity(), query.connection()))
                .thenApply(unused -> page);
    }

    private Page<AuditItem> read(
            AuditQuery query, List<TopicPartition> where, @Nullable AuditCursor cursor, int limit) {
        if (!places.tryAcquire()) {
            throw new AuditUnavailableException("only a few may read the log at a time", null);
        }
        Instant until = cursor == null ? until(query) : cursor.until();
        try (MergedLog merged = cursor == null ? events.from(where, query.from(), until) : events.at(cursor)) {
            return part(query, merged, until, limit);
        } catch (KafkaException e) {
            throw new AuditUnavailableException("Kafka must answer", e);
        } finally {
            places.release();
        }
    }

    private Instant until(AuditQuery query) {
        Instant now = desk.clock().instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Instant to = query.to();
        return to == null || to.isAfter(now) ? now : to;
    }

    private Page<AuditItem> part(AuditQuery query, MergedLog merged, Instant until, int limit) {
        Names names = new Names(desk.directory());
        EventItems eventItems = new EventItems(desk, names);
        AccessItems accessItems = new AccessItems(opener, names);
        List<AuditItem> items = new ArrayList<>();
        for (int looked = 0; items.size() < limit && looked < MOST_LOOKED_AT; looked++) {
            Optional<Logged> next = merged.next();
            if (next.isEmpty()) {
                return new Page<>(items, null);
            }
            next.filter(logged -> query.matches(logged.entry()))
                    .map(logged -> item(logged, eventItems, accessItems))
                    .ifPresent(items::add);
        }
        return new Page<>(items, merged.isOver() ? null : new AuditCursor(until, merged.positions()).encode());
    }

    private static AuditItem item(Logged logged, EventItems events, AccessItems accesses) {
        LogEntry entry = logged.entry();
        if (entry instanceof Happened happened) {
            return events.of(happened.event());
        } else if (entry instanceof Later later) {
            return events.of(later.event());
        } else if (entry instanceof Accessed accessed) {
            return accesses.of(logged.place().partition(), logged.offset(), accessed.access());
        }
        return AuditItem.unreadable(logged.place() + "@" + logged.offset(), entry.at());
    }
}
