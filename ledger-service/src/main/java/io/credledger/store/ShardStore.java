package io.credledger.store;

import io.credledger.command.Chronicle;
import io.credledger.command.ShardState;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One shard in its RocksDB store. Writes become true with the transaction of the task that makes them. */
public final class ShardStore implements ShardState {

    private final int shard;
    private final KeyValueStore<Bytes, byte[]> store;
    private final ReplyCodec replies = new ReplyCodec(OuterFormat.builtIn());

    public ShardStore(int shard, KeyValueStore<Bytes, byte[]> store) {
        this.shard = shard;
        this.store = store;
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public @Nullable EntityState entity(EntityId id) {
        byte[] bytes = store.get(Keys.entity(id));
        return bytes == null ? null : StateCodec.decode(bytes);
    }

    @Override
    public @Nullable EntityId keySubject(DataKeyId key) {
        byte[] bytes = store.get(Keys.dataKey(key));
        return bytes == null ? null : EntityId.parse(new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public boolean isShredded(DataKeyId key) {
        return store.get(Keys.shredded(key)) != null;
    }

    /** Remembers for ever that the key is gone. */
    public void shred(DataKeyId key) {
        store.put(Keys.shredded(key), new byte[0]);
    }

    /** Where the log stands as far as this store has folded it. */
    public Chronicle chronicle() {
        byte[] bytes = store.get(Keys.CHRONICLE);
        if (bytes == null) {
            return Chronicle.EMPTY;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Chronicle(buffer.getLong(), Instant.ofEpochMilli(buffer.getLong()));
    }

    /** Keeps the state that an event led to, and with it where the log stands now. */
    public void append(Chronicle.Entry entry) {
        put(entry.event().header().entity(), entry.after());
        if (entry.event().fact() instanceof Fact.DataKeyShredded gone) {
            shred(gone.key());
        }
        standAt(Chronicle.EMPTY.after(entry.event().header()));
    }

    public void put(EntityId id, EntityState state) {
        store.put(Keys.entity(id), StateCodec.encode(state));
    }

    /** Notes where the log stands. */
    public void standAt(Chronicle chronicle) {
        store.put(
                Keys.CHRONICLE,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(chronicle.seq())
                        .putLong(chronicle.at().toEpochMilli())
                        .array());
    }

    @Override
    public @Nullable Octets wrapDigest(DataKeyId key) {
        byte[] bytes = store.get(Keys.wrap(key));
        return bytes == null ? null : Octets.copyOf(bytes);
    }

    /** Whether it is known of every stored data key which wrap it is in. */
    public boolean knowsWraps() {
        return store.get(Keys.WRAPS) != null || chronicle().seq() == 0;
    }

    /** From now on it is. */
    public void wrapsKnown() {
        store.put(Keys.WRAPS, new byte[0]);
    }

    /** Also where it is there in another wrap. */
    public void addKey(WrappedDataKey key) {
        if (chronicle().seq() == 0) {
            wrapsKnown();
        }
        store.put(Keys.wrap(key.id()), key.digest().toByteArray());
        store.put(Keys.dataKey(key.id()), key.subject().value().getBytes(StandardCharsets.US_ASCII));
    }

    /** The first answer to a command, within the dedupe window. */
    public Optional<Reply> answer(CommandId command) {
        return Optional.ofNullable(store.get(Keys.answer(command))).map(replies::decode);
    }

    public void remember(Reply reply) {
        store.put(Keys.answer(reply.command()), replies.encode(reply));
        store.put(Keys.expiry(reply.at(), reply.command()), new byte[0]);
    }

    public void forget(Reply reply) {
        store.delete(Keys.answer(reply.command()));
        store.delete(Keys.expiry(reply.at(), reply.command()));
    }

    /**
     * Forgets answers given before that moment.
     *
     * @param most how many at once, so that a task is not held up
     * @return how many
     */
    public int forgetBefore(Instant moment, int most) {
        int forgotten = 0;
        try (KeyValueIterator<Bytes, byte[]> expired = store.range(Keys.expiry(Instant.EPOCH), Keys.expiry(moment))) {
            while (expired.hasNext() && forgotten < most) {
                Bytes key = expired.next().key;
                store.delete(Keys.answer(Keys.expired(key)));
                store.delete(key);
                forgotten++;
            }
        }
        return forgotten;
    }
}
