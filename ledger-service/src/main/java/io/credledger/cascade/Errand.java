package io.credledger.cascade;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import java.nio.ByteBuffer;

/**
 * Something that is not known to be done.
 *
 * @param owner the identity that ended, or the connection that is in conflict
 * @param target what it is about; of a conflict, the other connection
 * @param attempt how many commands were given for it
 * @param next when to look again, in milliseconds
 * @param since when it began
 */
record Errand(EntityId owner, ErrandKind kind, EntityId target, int attempt, long next, long since) {

    private static final int NUMBERS = Integer.BYTES + 2 * Long.BYTES;

    /** One whose turn is at once. */
    static Errand begun(EntityId owner, ErrandKind kind, EntityId target, long now) {
        return new Errand(owner, kind, target, 0, 0, now);
    }

    static Errand conflict(ConnectionId connection, ConnectionId other, long now) {
        return begun(connection, ErrandKind.CONFLICT, other, now);
    }

    Errand at(long moment) {
        return new Errand(owner, kind, target, attempt, moment, since);
    }

    /** After one more command: it is given again, under another id, when the log has not said in time that it is done. */
    Errand asked(long again) {
        return new Errand(owner, kind, target, attempt + 1, again, since);
    }

    byte[] numbers() {
        return ByteBuffer.allocate(NUMBERS)
                .putInt(attempt)
                .putLong(next)
                .putLong(since)
                .array();
    }

    static Errand of(EntityId owner, ErrandKind kind, EntityId target, byte[] numbers) {
        ByteBuffer buffer = ByteBuffer.wrap(numbers);
        return new Errand(owner, kind, target, buffer.getInt(), buffer.getLong(), buffer.getLong());
    }
}
