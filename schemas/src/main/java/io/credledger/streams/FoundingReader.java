package io.credledger.streams;

import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads how a ledger was founded, and refuses topics that are not one ledger's: too few or many partitions, or another's shards among them. */
public final class FoundingReader {

    private final CommittedRecords records;
    private final EventCodec codec;

    public FoundingReader(CommittedRecords records, EventCodec codec) {
        this.records = records;
        this.codec = codec;
    }

    /**
     * The founding of a shard, if it has happened.
     *
     * @throws UnrecoverableException when something else stands at its place
     */
    public Optional<LedgerFounded> shard(int shard) {
        return records.first(Topics.EVENTS.name(), shard).map(record -> founding(record, shard));
    }

    /**
     * The founding of the whole ledger, as its shard 0 has it.
     *
     * @throws UnrecoverableException with {@link ExitCode#BAD_CONFIGURATION} where it is not founded, or topics and ledger disagree
     */
    public LedgerFounded ledger() {
        return ledger(Topics.ALL);
    }

    /**
     * The same for a role that may not see every topic.
     *
     * @param used the topics whose partitions are compared with the founding
     */
    public LedgerFounded ledger(List<Topic<?>> used) {
        int shards = records.partitions(Topics.EVENTS.name());
        if (shards == 0) {
            throw refused("the ledger is not founded: run 'credledger init', or 'credledger up' for one machine");
        }
        LedgerFounded first = founded(0);
        for (int shard = 1; shard < shards; shard++) {
            if (!founded(shard).ledger().equals(first.ledger())) {
                throw refused("the shards of credledger.events belong to different ledgers");
            }
        }
        for (Topic<?> topic : used) {
            if (records.partitions(topic.name()) != topic.partitions(first.shards())) {
                throw refused("topic " + topic.name() + " must have " + topic.partitions(first.shards())
                        + " partitions, as the ledger was founded");
            }
        }
        return first;
    }

    private LedgerFounded founded(int shard) {
        return shard(shard)
                .orElseThrow(
                        () -> refused("shard " + shard + " is not founded: run 'credledger init' again, it resumes"));
    }

    private LedgerFounded founding(ConsumerRecord<byte[], byte[]> record, int shard) {
        LedgerEvent event;
        try {
            event = codec.decode(record.value());
        } catch (UnreadableRecordException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "credledger.events does not begin with a founding", e);
        }
        boolean own = event.fact() instanceof LedgerFounded founded
                && founded.shard() == shard
                && event.header().position().shard() == shard
                && event.header().position().seq() == 1
                && event.header().ledger().equals(founded.ledger());
        if (!own) {
            throw refused("credledger.events does not begin with a founding of its own shard");
        }
        return (LedgerFounded) event.fact();
    }

    private static UnrecoverableException refused(String rule) {
        return new UnrecoverableException(ExitCode.BAD_CONFIGURATION, rule);
    }
}
