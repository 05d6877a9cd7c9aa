package io.credledger.wire;

import io.credledger.ledger.EntityState;

/** An entity's state in a store and its changelog: the frame of its schema's catalogue id, then Avro binary. */
public final class StateCodec {

    private static final FramedFamily<EntityState> STATES = new FramedFamily<>(EntityState.class);

    private StateCodec() {}

    public static byte[] encode(EntityState state) {
        return STATES.encode(state);
    }

    public static EntityState decode(byte[] bytes) {
        return STATES.decode(bytes);
    }
}
