package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Pad;
import io.credledger.ledger.EventHeader;
import io.credledger.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** A command leads to events once: a second time within the window in which the writer remembers it is the writer's invention. */
final class SeenCommands {

    private static final byte COMMAND = 'c';

    private final Pad pad;

    SeenCommands(Pad pad) {
        this.pad = pad;
    }

    void check(EventHeader first) {
        byte[] key = States.key(COMMAND, first.command().value());
        byte[] before = pad.get(key);
        if (before != null) {
            Instant then = Instant.ofEpochMilli(ByteBuffer.wrap(before).getLong());
            if (Duration.between(then, first.occurredAt()).compareTo(Topics.DEDUPE_WINDOW) < 0) {
                throw DiscrepancyException.at(
                        first.position(), "its command has led to events before, and leads to none again");
            }
        }
        pad.put(
                key,
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(first.occurredAt().toEpochMilli())
                        .array());
    }
}
