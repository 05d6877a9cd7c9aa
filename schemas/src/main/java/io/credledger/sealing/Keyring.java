package io.credledger.sealing;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.WrappedDataKey;
import java.util.Optional;

/** Lends the data keys that the ledger keeps. Safe for use by several threads where what keeps them is. */
public final class Keyring {

    private final WrappedKeys stored;
    private final DataKeys dataKeys;

    public Keyring(WrappedKeys stored, DataKeys dataKeys) {
        this.stored = stored;
        this.dataKeys = dataKeys;
    }

    /**
     * The key, which the caller closes; empty where it is shredded.
     *
     * @param holder whatever lives where the key lives
     * @throws io.credledger.crypto.CryptoException when what is stored is not that key
     */
    public Optional<DataKey> lend(EntityId holder, DataKeyId id) {
        return stored.dataKey(holder.routing(), id).map(Keyring::wrapped).map(dataKeys::unwrap);
    }

    private static WrappedKey wrapped(WrappedDataKey key) {
        return new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped());
    }
}
