package io.credledger.benchmarks.replay;

import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Handle;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One shard's part of a made log. Nobody in it has to do with another shard, so each is made by a thread of its own. */
final class MadeShard {

    private static final int OWNERS = 50;
    private static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());
    private static final DataKeyCodec KEYS = new DataKeyCodec(OuterFormat.builtIn());

    private final int shard;
    private final Scribe scribe;
    private final Lives lives;
    private final Topic topic;
    private final List<Handle> owners = new ArrayList<>();
    private Instant now = Instant.now();
    private long number;
    private final AtomicLong events = new AtomicLong();

    /** Where its records go. */
    @FunctionalInterface
    interface Topic {
        void write(String name, int shard, byte[] key, byte[] value);
    }

    /** @param shards how many the ledger has */
    MadeShard(int shard, int shards, Scribe scribe, EdgeKeys keys, Topic topic) {
        this.shard = shard;
        this.scribe = scribe;
        this.lives = new Lives(keys);
        this.topic = topic;
        for (int candidate = 0; owners.size() < OWNERS; candidate++) {
            Handle handle = new Handle("owner-" + candidate);
            if (lives.owner(handle).routing().shard(shards) == shard) {
                owners.add(handle);
            }
        }
    }

    /** Until there are at least so many events. */
    void grow(long wanted) {
        if (events.get() == 0) {
            owners.forEach(owner -> write(lives.registered(owner, now)));
        }
        while (events.get() < wanted) {
            try (Lives.Life life = lives.begin(owners, number++)) {
                write(life.granted(now));
                write(life.shared(now));
                write(life.transferred(now));
                write(life.disconnected(now));
                scribe.forget(life.connection(), life.keys());
            }
        }
    }

    long events() {
        return events.get();
    }

    private void write(CommandMessage message) {
        now = now.plusMillis(1);
        for (WrappedDataKey key : message.keys()) {
            topic.write(
                    Topics.KEYS.name(),
                    shard,
                    RecordKeys.of(key.subject().routing(), key.id()),
                    KEYS.encode(message.header().ledger(), key));
        }
        List<LedgerEvent> happened = scribe.take(message, now);
        for (LedgerEvent event : happened) {
            topic.write(
                    Topics.EVENTS.name(),
                    shard,
                    RecordKeys.of(event.header().entity().routing()),
                    EVENTS.encode(event));
        }
        events.addAndGet(happened.size());
    }
}
