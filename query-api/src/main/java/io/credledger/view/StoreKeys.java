package io.credledger.view;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Routing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the stores. Ids are their text in ASCII, numbers eight bytes with the most significant first, so that the order of bytes is
 * the order of lists. Ids of one kind have one length: no id is the beginning of another.
 */
final class StoreKeys {

    private StoreKeys() {}

    static Bytes text(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Bytes of(EntityId entity) {
        return text(entity.value());
    }

    static Bytes of(DataKeyId key) {
        return text(key.value());
    }

    static Bytes of(CommandId command) {
        return text(command.value());
    }

    static Bytes seq(long seq) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
    }

    static long seq(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    /** One byte for the level, then the index. */
    static Bytes node(int level, long index) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) level)
                .putLong(index)
                .array());
    }

    static Bytes history(EntityId entity, long seq) {
        return history(of(entity), seq);
    }

    /** @param entity the text of its id */
    static Bytes history(Bytes entity, long seq) {
        return join(entity, seq(seq));
    }

    /** @param id of an identity or an account: both have two words */
    static Bytes related(String id, ConnectionId connection) {
        return join(text(id), of(connection));
    }

    static Bytes related(IdentityId identity, LoginId login) {
        return join(of(identity), of(login));
    }

    static LoginId login(Bytes related) {
        return new LoginId(second(related));
    }

    static ConnectionId connection(Bytes related) {
        return new ConnectionId(second(related));
    }

    private static String second(Bytes related) {
        byte[] key = related.get();
        int from = IdentityId.PREFIX.length() + 2 * Routing.LENGTH;
        return new String(key, from, key.length - from, StandardCharsets.US_ASCII);
    }

    static AdminRosterId roster(Bytes key) {
        return new AdminRosterId(new String(key.get(), StandardCharsets.US_ASCII));
    }

    static Bytes time(Instant at, CommandId command) {
        return join(seq(at.toEpochMilli()), of(command));
    }

    static CommandId command(Bytes time) {
        byte[] key = time.get();
        return new CommandId(new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.US_ASCII));
    }

    /** The latest first: offsets count down, and stay below the byte that ends a prefix. */
    static Bytes access(ConnectionId connection, long offset) {
        return join(of(connection), seq(Long.MAX_VALUE - offset));
    }

    static long accessOffset(Bytes key) {
        return Long.MAX_VALUE - ByteBuffer.wrap(key.get()).getLong(key.get().length - Long.BYTES);
    }

    /** The first key after this one. */
    static Bytes after(Bytes key) {
        return join(key, Bytes.wrap(new byte[1]));
    }

    /** At or after the last key that begins so: what follows a prefix is ASCII, or a number that is not negative. */
    static Bytes lastOf(Bytes prefix) {
        return join(prefix, Bytes.wrap(new byte[] {(byte) 0xFF}));
    }

    private static Bytes join(Bytes first, Bytes second) {
        return Bytes.wrap(ByteBuffer.allocate(first.get().length + second.get().length)
                .put(first.get())
                .put(second.get())
                .array());
    }
}
