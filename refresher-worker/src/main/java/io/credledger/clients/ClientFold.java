package io.credledger.clients;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.refresh.HeldClient;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.RawEvent;
import io.credledger.wire.UnreadableRecordException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds the provider clients of one shard and their keys; everything else of the shard goes by. For one thread. */
final class ClientFold {

    private final EventCodec events;
    private final DataKeyCodec keyCodec;
    private final Map<ProviderClientId, ClientRow> clients = new LinkedHashMap<>();
    private final Map<DataKeyId, Octets> keys = new LinkedHashMap<>();

    ClientFold(OuterFormat format) {
        this.events = new EventCodec(format);
        this.keyCodec = new DataKeyCodec(format);
    }

    /** In the place of what is held. */
    void restore(ClientSnapshot snapshot) {
        forget();
        snapshot.clients().forEach(row -> clients.put(row.state().id(), row));
        snapshot.keys()
                .forEach(value ->
                        keys.put(keyCodec.decode(value.toByteArray()).key().id(), value));
    }

    void forget() {
        clients.clear();
        keys.clear();
    }

    List<ClientRow> clients() {
        return List.copyOf(clients.values());
    }

    /** Their keys' records, exactly as the topic has them. */
    List<Octets> keys() {
        return List.copyOf(keys.values());
    }

    /**
     * @throws UnreadableRecordException when the bytes are no event
     * @throws BrokenHistoryException when it cannot follow what was folded before
     */
    void event(byte @Nullable [] bytes) {
        RawEvent raw = events.raw(bytes);
        if (bytes == null || !raw.entity().startsWith(ProviderClientId.PREFIX)) {
            return;
        }
        LedgerEvent event = events.decode(bytes);
        ProviderClientId id = (ProviderClientId) event.header().entity();
        ClientRow before = clients.get(id);
        ProviderClient after =
                (ProviderClient) Evolve.apply(before == null ? null : before.state(), event.header(), event.fact());
        boolean stores = event.fact() instanceof Fact.ProviderClientStored;
        if (!stores && before == null) {
            throw new BrokenHistoryException(
                    "a provider's client begins with being stored",
                    event.header().position());
        }
        clients.put(id, new ClientRow(after, stores || before == null ? Octets.copyOf(bytes) : before.registration()));
    }

    /** @throws UnreadableRecordException when it is no key's record */
    void key(byte @Nullable [] recordKey, byte @Nullable [] value) {
        if (recordKey == null) {
            throw new UnreadableRecordException("a data key's record must have a key");
        }
        if (value == null) {
            keys.remove(named(recordKey));
            return;
        }
        WrappedDataKey key = keyCodec.decode(value).key();
        if (key.subject() instanceof ProviderClientId) {
            keys.put(key.id(), Octets.copyOf(value));
        }
    }

    private static DataKeyId named(byte[] recordKey) {
        try {
            return RecordKeys.dataKey(recordKey);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("a data key's record key is a routing and a key id", e);
        }
    }

    /** Those whose keys are all there. */
    List<HeldClient> held() {
        return clients.values().stream()
                .map(this::held)
                .filter(client -> client.keys().size() == 2)
                .toList();
    }

    private HeldClient held(ClientRow row) {
        List<WrappedDataKey> wrapped = Stream.of(
                        row.state().detailsKey(), row.state().tokenKey())
                .map(keys::get)
                .filter(Objects::nonNull)
                .map(value -> keyCodec.decode(value.toByteArray()).key())
                .toList();
        return new HeldClient(row.state(), events.decode(row.registration().toByteArray()), wrapped);
    }
}
