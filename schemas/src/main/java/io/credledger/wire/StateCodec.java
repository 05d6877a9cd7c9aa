package io.credledger.wire;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;

/** An entity's state in a store and its changelog: the frame of its schema's catalogue id, then Avro binary. */
public final class StateCodec {

    private static final TypeFamily<EntityState> STATES = new TypeFamily<>(EntityState.class);

    private StateCodec() {}

    public static byte[] encode(EntityState state) {
        Octets fingerprint = STATES.fingerprint(state);
        int id = SchemaCatalogue.builtIn()
                .byFingerprint(fingerprint)
                .orElseThrow()
                .id();
        return Frame.of(id, STATES.encode(state));
    }

    public static EntityState decode(byte[] bytes) {
        Frame frame = Frame.parse(bytes);
        SchemaCatalogue.Entry entry = SchemaCatalogue.builtIn()
                .byId(frame.schemaId())
                .orElseThrow(() -> new UnknownSchemaException("a state was written by a later version"));
        ByteBuffer payload = frame.payload();
        byte[] body = new byte[payload.remaining()];
        payload.get(body);
        return STATES.decode(entry.fingerprint(), body);
    }
}
