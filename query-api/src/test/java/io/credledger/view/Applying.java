package io.credledger.view;

import io.credledger.ledger.Position;

/** Lets tests of other packages be the topology. */
public final class Applying {

    private Applying() {}

    public static void advance(AppliedPositions positions, Position position) {
        positions.advance(position.shard(), position.seq());
    }
}
