package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks may tell, by seq: found where the connection is folded, because only there is it known how it stood before, and whose it was. The
 * value is text: kind, connection, owner, owner before, milliseconds.
 */
final class NoticeIndex {

    private final KeyValueStore<Bytes, byte[]> store;

    NoticeIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void write(@Nullable Connection before, EventHeader header, Fact fact, Connection after) {
        kind(before, fact)
                .ifPresent(
                        kind -> store.put(StoreKeys.seq(header.position().seq()), text(kind, before, header, after)));
    }

    /** What an event is told as, if it is. */
    static Optional<NoticeKind> kind(@Nullable Connection before, Fact fact) {
        if (fact instanceof Fact.ReauthorisationRequired) {
            return Optional.of(NoticeKind.NEEDS_REAUTH);
        }
        if (fact instanceof Fact.ConnectionTransferred) {
            return Optional.of(NoticeKind.TRANSFERRED);
        }
        if (fact instanceof Fact.ConnectionDisconnected) {
            return Optional.of(NoticeKind.DISCONNECTED);
        }
        boolean renewed = fact instanceof Fact.CredentialRefreshed || fact instanceof Fact.ConnectionGranted;
        return renewed && before != null && isTroubled(before)
                ? Optional.of(NoticeKind.REFRESH_RECOVERED)
                : Optional.empty();
    }

    /** Whether a person was needed, or the last attempt to refresh it failed. What was disconnected had no trouble any more. */
    private static boolean isTroubled(Connection connection) {
        return connection.connected()
                && (connection.refreshes().reauth() != null
                        || connection.refreshes().failures() > 0);
    }

    private static byte[] text(NoticeKind kind, @Nullable Connection before, EventHeader header, Connection after) {
        IdentityId formerly = before == null ? after.owner() : before.owner();
        return String.join(
                        " ",
                        kind.slug(),
                        after.id().value(),
                        after.owner().value(),
                        formerly.value(),
                        Long.toString(header.occurredAt().toEpochMilli()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Noticed read(int shard, Bytes key, byte[] value) {
        String[] parts = new String(value, StandardCharsets.US_ASCII).split(" ", -1);
        if (parts.length != 5) {
            throw new CorruptStoreException("a notice has five parts");
        }
        return new Noticed(
                new Position(shard, StoreKeys.seq(key)),
                NoticeKind.ofSlug(parts[0]),
                new ConnectionId(parts[1]),
                new IdentityId(parts[2]),
                new IdentityId(parts[3]),
                Instant.ofEpochMilli(Long.parseLong(parts[4])));
    }
}
