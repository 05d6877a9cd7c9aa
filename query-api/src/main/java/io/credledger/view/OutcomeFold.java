package io.credledger.view;

import static io.credledger.ledger.RefusalReason.FOREIGN_LEDGER;
import static io.credledger.ledger.RefusalReason.IDEMPOTENCY_MISMATCH;

import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import io.credledger.wire.ReplyCodec;
import io.credledger.wire.UnreadableRecordException;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What became of each command within the dedupe window: its first reply. */
final class OutcomeFold {

    /** Bounds one run: the rest is forgotten in the next. */
    static final int PRUNED_AT_ONCE = 20_000;

    /** Answers to a request of somebody else's: under the same id, or to another ledger. */
    private static final Set<RefusalReason> OTHERS = Set.of(IDEMPOTENCY_MISMATCH, FOREIGN_LEDGER);

    private final KeyValueStore<Bytes, byte[]> outcomes;
    private final KeyValueStore<Bytes, byte[]> byTime;
    private final ShardMeta meta;
    private final ReplyCodec codec;

    OutcomeFold(
            KeyValueStore<Bytes, byte[]> outcomes,
            KeyValueStore<Bytes, byte[]> byTime,
            ShardMeta meta,
            ReplyCodec codec) {
        this.outcomes = outcomes;
        this.byTime = byTime;
        this.meta = meta;
        this.codec = codec;
    }

    /** @throws UnreadableRecordException also when the reply is another ledger's, or contradicts the command's first one */
    void apply(byte @Nullable [] value) {
        Reply reply = codec.decode(value);
        if (isOneOf(OTHERS, reply)) {
            return;
        }
        if (meta.ledger() != null && !reply.ledger().equals(meta.ledger())) {
            throw new UnreadableRecordException("a reply must be of the shard's ledger");
        }
        Bytes key = StoreKeys.of(reply.command());
        byte[] bytes = outcomes.get(key);
        Reply known = bytes == null ? null : codec.decode(bytes);
        if (known == null || gives(known, reply)) {
            outcomes.put(key, value);
            byTime.put(StoreKeys.time(reply.at(), reply.command()), new byte[0]);
        } else if (known.equals(reply)) {
            // After a crash the outcome may be there without it.
            byTime.put(StoreKeys.time(reply.at(), reply.command()), new byte[0]);
        } else if (reply.isFinal()) {
            throw new UnreadableRecordException("a command must have one outcome");
        }
    }

    /** Whether the known reply gives way to this one: it was provisional, or the writer has forgotten it and the id was used anew. */
    private static boolean gives(Reply known, Reply reply) {
        boolean forgotten = known.at().plus(Topics.DEDUPE_WINDOW).isBefore(reply.at());
        return reply.isFinal() && (!known.isFinal() || forgotten);
    }

    private static boolean isOneOf(Set<RefusalReason> reasons, Reply reply) {
        return reply.outcome() instanceof Reply.Refused refused && reasons.contains(refused.reason());
    }

    /** Forgets what the writer forgets. */
    void prune(Instant now) {
        Bytes end = StoreKeys.seq(now.minus(Topics.DEDUPE_WINDOW).toEpochMilli());
        try (KeyValueIterator<Bytes, byte[]> old = byTime.range(StoreKeys.seq(0), end)) {
            for (int i = 0; i < PRUNED_AT_ONCE && old.hasNext(); i++) {
                forget(old.next());
            }
        }
    }

    private void forget(KeyValue<Bytes, byte[]> entry) {
        Bytes key = StoreKeys.of(StoreKeys.command(entry.key));
        byte[] known = outcomes.get(key);
        if (known != null) {
            Reply reply = codec.decode(known);
            // An outcome that replaced a provisional one has a later entry of its own.
            if (StoreKeys.time(reply.at(), reply.command()).equals(entry.key)) {
                outcomes.delete(key);
            }
        }
        byTime.delete(entry.key);
    }
}
