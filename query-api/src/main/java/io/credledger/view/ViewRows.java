package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Routing;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.RegistryUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;

/** Single entries of the stores, read back. */
final class ViewRows {

    private final StoreReader reader;
    private final int shards;
    private final EventCodec codec;

    ViewRows(StoreReader reader, int shards, OuterFormat format) {
        this.reader = reader;
        this.shards = shards;
        this.codec = new EventCodec(format);
    }

    /** The entry's bytes in the shard of the routing. */
    Optional<byte[]> bytes(String store, Routing routing, Bytes key) {
        return reader.read(store, routing.shard(shards), entries -> Optional.ofNullable(entries.get(key)));
    }

    <S extends EntityState> Optional<S> state(EntityId id, Class<S> type) {
        return bytes(ViewStores.rowsOf(id), id.routing(), StoreKeys.of(id))
                .map(bytes -> type.cast(StoredRow.decode(bytes).state()));
    }

    <S extends EntityState> Optional<Row<S>> row(EntityId id, Class<S> type) {
        return bytes(ViewStores.rowsOf(id), id.routing(), StoreKeys.of(id)).map(bytes -> row(bytes, type));
    }

    <S extends EntityState> Row<S> row(byte[] bytes, Class<S> type) {
        StoredRow row = StoredRow.decode(bytes);
        Octets details = row.details();
        if (details == null) {
            throw new CorruptStoreException("an entity with details must have the event that holds them");
        }
        return new Row<>(type.cast(row.state()), event(details.toByteArray()));
    }

    LedgerEvent event(byte[] bytes) {
        return answered(() -> codec.decode(bytes));
    }

    /** A registry that is away is the view's being unavailable to who asks it. */
    static <T> T answered(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (RegistryUnavailableException e) {
            throw new ViewUnavailableException("the schema registry must be reachable", e);
        }
    }
}
