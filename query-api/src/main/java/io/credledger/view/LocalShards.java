package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Answers questions about the shards of this process, and of no others. Safe for many threads. */
public final class LocalShards implements Question.Cases<CompletableFuture<Found>> {

    /** Of the entries of one answer, beyond the first. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_ENTRIES = 1024;
    private static final Found NOT_HERE = new Found.NotHere();

    private final StoreReader stores;
    private final AppliedPositions positions;
    private final LedgerView view;

    /** @param stores of this process */
    public LocalShards(StoreReader stores, AppliedPositions positions, OuterFormat format) {
        this.stores = stores;
        this.positions = positions;
        this.view = new StreamsLedgerView(stores, positions, format, positions.shards());
    }

    /**
     * Answers; with {@link Found.NotHere} where the shard is not here.
     *
     * @throws IllegalArgumentException when there is no such store
     */
    public CompletableFuture<Found> ask(Question question) {
        try {
            return question.fold(this);
        } catch (ViewUnavailableException e) {
            return CompletableFuture.completedFuture(NOT_HERE);
        }
    }

    /** Whether it can be read here now. */
    public boolean has(Part part, int shard) {
        try {
            return stores.read(part.store(), shard, entries -> true);
        } catch (ViewUnavailableException e) {
            return false;
        }
    }

    /** Of all that can be read here. */
    public List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (int shard = 0; shard < positions.shards(); shard++) {
            if (has(Part.LEDGER, shard)) {
                standings.add(new Standing(Part.LEDGER, shard, positions.applied(shard)));
            }
            if (has(Part.ACCESS, shard)) {
                standings.add(new Standing(Part.ACCESS, shard, positions.accesses(shard)));
            }
        }
        return standings;
    }

    long webhooks() {
        return positions.webhooksRevision();
    }

    @Override
    public CompletableFuture<Found> get(Question.Get get) {
        Bytes key = Bytes.wrap(get.key().toByteArray());
        byte[] value = stores.read(get.store(), get.shard(), entries -> entries.get(key));
        return now(new Found.One(value == null ? null : Octets.copyOf(value)));
    }

    @Override
    public CompletableFuture<Found> scan(Question.Scan scan) {
        int most = Math.min(MOST_ENTRIES, scan.most());
        return now(stores.read(scan.store(), scan.shard(), entries -> {
            try (KeyValueIterator<Bytes, byte[]> rows = rows(entries, scan.from(), scan.to())) {
                return part(rows, most);
            }
        }));
    }

    private static KeyValueIterator<Bytes, byte[]> rows(
            ReadOnlyKeyValueStore<Bytes, byte[]> entries, @Nullable Octets from, @Nullable Octets to) {
        return from == null && to == null ? entries.all() : entries.range(bytes(from), bytes(to));
    }

    private static Found part(KeyValueIterator<Bytes, byte[]> rows, int most) {
        List<Found.Entry> part = new ArrayList<>();
        int size = 0;
        while (rows.hasNext() && part.size() < most && size < MOST_BYTES) {
            KeyValue<Bytes, byte[]> row = rows.next();
            part.add(new Found.Entry(Octets.copyOf(row.key.get()), Octets.copyOf(row.value)));
            size += row.key.get().length + row.value.length;
        }
        return new Found.Many(part, rows.hasNext());
    }

    private static @Nullable Bytes bytes(@Nullable Octets octets) {
        return octets == null ? null : Bytes.wrap(octets.toByteArray());
    }

    @Override
    public CompletableFuture<Found> standings(Question.Standings standings) {
        return now(new Found.Stood(standings(), webhooks()));
    }

    @Override
    public CompletableFuture<Found> applied(Question.Applied applied) {
        int shard = applied.position().shard();
        return shard < positions.shards() && has(Part.LEDGER, shard)
                ? reached(positions.whenApplied(applied.position()), applied.atMost())
                : now(NOT_HERE);
    }

    @Override
    public CompletableFuture<Found> changed(Question.Changed changed) {
        EntityId entity = changed.entity();
        if (entity instanceof ConnectionId connection) {
            return reached(view.whenAfter(connection, changed.version()), changed.atMost());
        }
        if (entity instanceof IdentityId identity) {
            return reached(view.whenAfter(identity, changed.version()), changed.atMost());
        }
        throw new IllegalArgumentException("only identities and connections are waited for");
    }

    /** The thread that applies events has other things to do than to send answers. */
    private static CompletableFuture<Found> reached(CompletableFuture<Void> end, Duration atMost) {
        CompletableFuture<Found> answer = end.thenApplyAsync(done -> new Found.Reached(true));
        var unused = answer.completeOnTimeout(new Found.Reached(false), atMost.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((found, failure) -> end.cancel(false));
        return answer;
    }

    private static CompletableFuture<Found> now(Found found) {
        return CompletableFuture.completedFuture(found);
    }
}
