package io.credledger.edge;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.view.LedgerView;
import java.util.Optional;

/** Lends the data keys that the ledger keeps. */
public final class Keyring {

    private final LedgerView view;
    private final DataKeys dataKeys;

    public Keyring(LedgerView view, DataKeys dataKeys) {
        this.view = view;
        this.dataKeys = dataKeys;
    }

    /**
     * The key, which the caller closes; empty where it is shredded.
     *
     * @param holder whatever lives where the key lives
     * @throws io.credledger.crypto.CryptoException when what is stored is not that key
     */
    public Optional<DataKey> lend(EntityId holder, DataKeyId id) {
        return view.dataKey(holder.routing(), id).map(Keyring::wrapped).map(dataKeys::unwrap);
    }

    private static WrappedKey wrapped(WrappedDataKey stored) {
        return new WrappedKey(stored.id(), KeyPurpose.parse(stored.purpose()), stored.subject(), stored.wrapped());
    }
}
