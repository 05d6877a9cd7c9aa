package io.credledger.cli.founding;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import java.util.concurrent.atomic.AtomicReference;

/** Finds an identity's details key on the topic itself, for founding, when there is no view yet. */
public final class StoredKeys {

    private final CommittedRecords records;
    private final DataKeyCodec codec;
    private final DataKeys dataKeys;
    private final int shards;

    public StoredKeys(CommittedRecords records, DataKeyCodec codec, DataKeys dataKeys, int shards) {
        this.records = records;
        this.codec = codec;
        this.dataKeys = dataKeys;
        this.shards = shards;
    }

    /** The key, which the caller closes. */
    DataKey detailsKey(IdentityId identity) {
        AtomicReference<WrappedDataKey> found = new AtomicReference<>();
        records.forEach(Topics.KEYS.name(), identity.routing().shard(shards), record -> {
            if (record.value() != null) {
                WrappedDataKey key = codec.decode(record.value()).key();
                if (key.subject().equals(identity)) {
                    found.set(key);
                }
            }
        });
        WrappedDataKey key = found.get();
        if (key == null) {
            throw new UnrecoverableException(ExitCode.UNEXPECTED, "an identity of the ledger has no data key");
        }
        return dataKeys.unwrap(new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped()));
    }
}
