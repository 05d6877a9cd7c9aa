package io.credledger.sealing;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WrappedDataKey;
import java.util.Optional;

/** Where wrapped data keys are kept. Opens none. */
@FunctionalInterface
public interface WrappedKeys {

    /** A wrapped data key; empty where it is shredded. */
    Optional<WrappedDataKey> dataKey(Routing routing, DataKeyId key);
}
