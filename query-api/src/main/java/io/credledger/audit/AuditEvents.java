package io.credledger.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.operation.Desk;
import io.credledger.sealing.AccessOpener;
import io.credledger.session.Caller;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessLog;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Tenure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Events and access records in order of time: a part at a time, all of them, or as they come. That somebody read them is recorded before they are
 * told. Whoever may call this may read everything.
 */
public final class AuditEvents implements AutoCloseable {

    /** So many look at a time: each reads all partitions. */
    private static final int AT_A_TIME = 4;

    /** So many read to the end, or live: each keeps a thread and a consumer for as long. */
    private static final int STREAMS = 16;

    /** After so many entries the answer goes out with what was found, and a cursor: a filter may let through one in a million. */
    private static final int MOST_LOOKED_AT = 50_000;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Semaphore streams = new Semaphore(STREAMS);
    private final AuditLog events;
    private final Desk desk;
    private final AccessOpener opener;
    private final AccessLog log;
    private volatile boolean closing;

    public AuditEvents(AuditLog events, Desk desk, AccessOpener opener, AccessLog log) {
        this.events = events;
        this.desk = desk;
        this.opener = opener;
        this.log = log;
    }

    /**
     * A part.
     *
     * @return completed exceptionally with {@link io.credledger.token.AccessNotRecordedException} when the reading could not be recorded
     * @throws AuditUnavailableException when the log cannot be read now
     */
    public CompletableFuture<Page<AuditItem>> of(Caller caller, AuditQuery query, PageRequest request) {
        Page<AuditItem> page = read(query, request);
        return recording(caller, query).get().thenApply(unused -> page);
    }

    /** All of them up to now, from a cursor on if there is one; the caller closes it. Completed and thrown as above. */
    public CompletableFuture<AuditReading> open(Caller caller, AuditQuery query, @Nullable String cursor) {
        return opened(recording(caller, query), () -> reading(query, cursor));
    }

    /**
     * What concerns a person, and nothing of others: for that person too, which is not recorded.
     *
     * @param owned when each connection was theirs
     */
    public CompletableFuture<AuditReading> about(
            Caller caller, IdentityId identity, Map<ConnectionId, List<Tenure>> owned) {
        AccessEntry entry = AccessEntry.auditRead(caller.id(), identity, null);
        return opened(
                () -> caller.id().equals(identity) ? CompletableFuture.completedFuture(null) : log.record(entry),
                () -> personal(new Personal(identity, owned)));
    }

    /** As they come: from a cursor on, else from the query's beginning, else from now. */
    public CompletableFuture<LiveReading> follow(Caller caller, AuditQuery query, @Nullable String cursor) {
        return opened(recording(caller, query), () -> live(query, cursor));
    }

    /** Whether long answers are to end, because the process does. */
    public boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
    }

    private Supplier<CompletableFuture<Void>> recording(Caller caller, AuditQuery query) {
        return () -> log.record(AccessEntry.auditRead(caller.id(), query.identity(), query.connection()));
    }

    private <R extends AutoCloseable> CompletableFuture<R> opened(
            Supplier<CompletableFuture<Void>> recording, Supplier<R> opening) {
        R reading = taking(streams, opening);
        return recording
                .get()
                .whenComplete((unused, failure) -> {
                    if (failure != null) {
                        closed(reading);
                    }
                })
                .thenApply(unused -> reading);
    }

    private static void closed(AutoCloseable reading) {
        try {
            reading.close();
        } catch (Exception e) {
            throw new IllegalStateException("a reading must close", e);
        }
    }

    /** The place is given back where nothing was opened. */
    private static <R> R taking(Semaphore places, Supplier<R> opening) {
        if (!places.tryAcquire()) {
            throw new AuditUnavailableException("only a few may read the log at a time", null);
        }
        try {
            return opening.get();
        } catch (KafkaException e) {
            places.release();
            throw new AuditUnavailableException("Kafka must answer", e);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private AuditReading reading(AuditQuery query, @Nullable String text) {
        List<TopicPartition> where = events.places(query.connection());
        AuditCursor cursor = text == null ? null : AuditCursor.parse(text, where);
        Instant until = cursor == null ? until(query) : cursor.until();
        MergedLog merged = cursor == null ? events.from(where, query.from(), until) : events.at(cursor);
        return new AuditReading(
                merged, query::matches, new AuditItems(desk, opener)::of, this::isClosing, streams::release);
    }

    private AuditReading personal(Personal personal) {
        MergedLog merged = events.from(events.places(null), null, until(AuditQuery.ANY));
        AuditItems items = new AuditItems(desk, opener);
        return new AuditReading(
                merged,
                personal::concerns,
                logged -> personal.item(logged, items.of(logged)),
                this::isClosing,
                streams::release);
    }

    private LiveReading live(AuditQuery query, @Nullable String text) {
        List<TopicPartition> where = events.places(query.connection());
        MergedLog past;
        if (text != null) {
            AuditCursor cursor = AuditCursor.parse(text, where);
            past = events.at(new AuditCursor(LiveReading.FOREVER, cursor.offsets()));
        } else if (query.from() != null) {
            past = events.from(where, query.from(), LiveReading.FOREVER);
        } else {
            past = events.fromNow(where, LiveReading.FOREVER);
        }
        return new LiveReading(query, new AuditItems(desk, opener), past, events::tail, streams::release);
    }

    private Page<AuditItem> read(AuditQuery query, PageRequest request) {
        List<TopicPartition> where = events.places(query.connection());
        AuditCursor cursor = request.cursor() == null ? null : AuditCursor.parse(request.cursor(), where);
        Instant until = cursor == null ? until(query) : cursor.until();
        MergedLog opened =
                taking(places, () -> cursor == null ? events.from(where, query.from(), until) : events.at(cursor));
        try (MergedLog merged = opened) {
            return part(query, merged, until, request.limit());
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
        AuditItems making = new AuditItems(desk, opener);
        List<AuditItem> items = new ArrayList<>();
        for (int looked = 0; items.size() < limit && looked < MOST_LOOKED_AT; looked++) {
            Optional<Logged> next = merged.next();
            if (next.isEmpty()) {
                return new Page<>(items, null);
            }
            next.filter(logged -> query.matches(logged.entry())).map(making::of).ifPresent(items::add);
        }
        return new Page<>(items, merged.isOver() ? null : new AuditCursor(until, merged.positions()).encode());
    }
}
