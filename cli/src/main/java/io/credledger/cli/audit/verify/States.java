package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Pad;
import io.credledger.command.ShardState;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One shard as far as it was folded: the latest states in memory, all of them on the scratch disk. For one thread. */
final class States implements ShardState {

    private static final int MOST_IN_MEMORY = 8_000;
    private static final byte ENTITY = 'e';
    private static final byte KEY = 'k';
    private static final byte SHREDDED = 's';

    private final int shard;
    private final Pad pad;
    private final Map<EntityId, EntityState> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<EntityId> unwritten = new HashSet<>();

    States(int shard, Pad pad) {
        this.shard = shard;
        this.pad = pad;
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public @Nullable EntityState entity(EntityId id) {
        EntityState known = recent.get(id);
        if (known != null) {
            return known;
        }
        byte[] bytes = pad.get(key(ENTITY, id.value()));
        return bytes == null ? null : StateCodec.decode(bytes);
    }

    /** Folds one more event. */
    void apply(LedgerEvent event) {
        EntityId id = event.header().entity();
        recent.put(id, Evolve.apply(entity(id), event.header(), event.fact()));
        unwritten.add(id);
        if (event.fact() instanceof Fact.DataKeyShredded gone) {
            pad.put(key(SHREDDED, gone.key().value()), new byte[0]);
        }
        if (recent.size() > MOST_IN_MEMORY) {
            EntityId oldest = recent.keySet().iterator().next();
            write(oldest);
            recent.remove(oldest);
        }
    }

    private void write(EntityId id) {
        EntityState state = recent.get(id);
        if (state != null && unwritten.remove(id)) {
            pad.put(key(ENTITY, id.value()), StateCodec.encode(state));
        }
    }

    @Override
    public @Nullable EntityId keySubject(DataKeyId id) {
        byte[] subject = pad.get(key(KEY, id.value()));
        return subject == null ? null : EntityId.parse(new String(subject, StandardCharsets.US_ASCII));
    }

    /** No event comes of what asks for it: a key that is wrapped anew leaves none. */
    @Override
    public @Nullable Octets wrapDigest(DataKeyId key) {
        return null;
    }

    @Override
    public boolean isShredded(DataKeyId id) {
        return pad.get(key(SHREDDED, id.value())) != null;
    }

    void addKey(DataKeyId id, EntityId subject) {
        pad.put(key(KEY, id.value()), subject.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** What is told of one state. */
    @FunctionalInterface
    interface Each {
        void state(String id, byte[] encoded);
    }

    /** Every state there is. */
    void forEach(Each each) {
        Set.copyOf(unwritten).forEach(this::write);
        pad.scan(new byte[] {ENTITY}, (key, value) -> each.state(text(key), value));
    }

    /** Every data key and whose it is. */
    void forEachKey(Each each) {
        pad.scan(new byte[] {KEY}, (key, value) -> each.state(text(key), value));
    }

    private static String text(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.US_ASCII);
    }

    static byte[] key(byte kind, String id) {
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + 1).put(kind).put(text).array();
    }
}
