package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.ledger.Position;
import io.credledger.wire.StateCodec;
import io.credledger.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the writer remembers of a shard, from its changelog: the state of each entity, and where the log stood. It is in the same transactions as the
 * events, so at that place of the log the fold must have the same states, no more and no less.
 */
final class WritersMemory {

    /** The changelog of the ledger service's one store. */
    static final String TOPIC = BrokerAcls.WRITERS_MEMORY;

    private static final byte REMEMBERED = 'r';
    private static final byte STATE = 'e';
    private static final byte CHRONICLE = 'm';

    private final int shard;
    private final Scratch scratch;
    private long standsAt = -1;
    private long states;

    WritersMemory(int shard, Scratch scratch) {
        this.shard = shard;
        this.scratch = scratch;
    }

    /** Whether it may be read. */
    static boolean isReadable(LedgerLog log) {
        return log.partitions(TOPIC) > 0;
    }

    /** From the beginning to where it ends now. */
    void load(LedgerLog log) {
        try (Lane lane = log.lane(TOPIC, shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                keep(record.key(), record);
            }
        }
    }

    private void keep(byte[] key, ConsumerRecord<byte[], byte[]> record) {
        if (key.length == 0) {
            return;
        }
        if (key[0] == CHRONICLE && key.length == 1 && record.value() != null) {
            standsAt = ByteBuffer.wrap(record.value()).getLong();
        } else if (key[0] == STATE) {
            byte[] place = place(new String(key, 1, key.length - 1, StandardCharsets.US_ASCII));
            if (record.value() == null) {
                scratch.delete(place);
            } else {
                scratch.put(place, record.value());
            }
        }
    }

    int shard() {
        return shard;
    }

    /** The seq up to which it goes; -1 where it is empty. */
    long standsAt() {
        return standsAt;
    }

    /** @return how many states were compared */
    long compare(States folded) {
        states = 0;
        folded.forEach((id, encoded) -> {
            byte[] remembered = scratch.get(place(id));
            if (remembered == null || !same(encoded, remembered)) {
                throw DiscrepancyException.at(
                        new Position(shard, standsAt),
                        "the writer remembers another state of " + id + " than the log tells");
            }
            states++;
        });
        long[] remembered = new long[1];
        scratch.scan(place(""), (key, value) -> remembered[0]++);
        if (remembered[0] != states) {
            throw DiscrepancyException.at(
                    new Position(shard, standsAt), "the writer remembers entities of which the log tells nothing");
        }
        return states;
    }

    private byte[] place(String id) {
        return States.key(REMEMBERED, shard + "/" + id);
    }

    private static boolean same(byte[] one, byte[] other) {
        try {
            return StateCodec.decode(one).equals(StateCodec.decode(other));
        } catch (UnreadableRecordException e) {
            return false;
        }
    }
}
