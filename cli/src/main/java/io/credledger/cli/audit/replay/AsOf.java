package io.credledger.cli.audit.replay;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Position;
import io.credledger.streams.ExitCode;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the log: exactly what stands up to a position in its shard, and of other shards everything that is not later than that event.
 *
 * @param position null where a time was asked for
 * @param millis of the time, or of the event at the position
 */
public record AsOf(@Nullable Position position, long millis) {

    /** Everything that is there. */
    public static final AsOf NOW = new AsOf(null, Long.MAX_VALUE);

    /** Reads {@code 3:17} or an RFC 3339 time. */
    public static AsOf parse(String text, LedgerLog log) {
        try {
            Instant time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            return new AsOf(null, time.toEpochMilli());
        } catch (DateTimeParseException notATime) {
            return at(position(text), log);
        }
    }

    private static Position position(String text) {
        try {
            return Position.parse(text);
        } catch (InvalidIdException e) {
            throw ClientException.usage("a moment is a time (RFC 3339) or a position (SHARD:SEQ)");
        }
    }

    private static AsOf at(Position position, LedgerLog log) {
        if (position.shard() < log.partitions(Topics.EVENTS.name())) {
            try (Lane lane = log.lane(Topics.EVENTS.name(), position.shard())) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    EventBytes event = EventBytes.of(record.value());
                    if (event.seq() == position.seq()) {
                        return new AsOf(position, event.at());
                    }
                }
            }
        }
        throw new ClientException(ExitCode.NOT_FOUND, "there is no event at " + position);
    }

    boolean includes(EventBytes event) {
        return (position != null && position.shard() == event.shard())
                ? event.seq() <= position.seq()
                : event.at() <= millis;
    }
}
