package io.credledger.processor;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.RefusalReason;
import io.credledger.store.ShardStore;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.RegistryUnavailableException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Works out all that a record leads to, down to the bytes. Reads the store and writes nothing, so it may be asked again. */
final class Clerk {

    private final Codecs codecs;
    private final Judge judge;
    private final Clock clock;
    private final DeadLetters deadLetters;

    Clerk(Codecs codecs, ShardStore store, Clock clock) {
        this.codecs = codecs;
        this.judge = new Judge(store);
        this.clock = clock;
        this.deadLetters = new DeadLetters(codecs.deadLetters());
    }

    Resolution resolve(Record<byte[], byte[]> record, RecordMetadata source) {
        Instant now = clock.instant();
        CommandMessage message;
        try {
            message = codecs.commands().decode(source.topic(), record.value());
        } catch (RuntimeException e) {
            throwIfOutage(e);
            Outgoing letter = deadLetters.letter(record, source, now, unreadable(e));
            return new Resolution(null, List.of(letter), true);
        }
        try {
            return resolve(message, judge.judge(message, sender(source.topic()), now), now);
        } catch (RuntimeException e) {
            throwIfOutage(e);
            // A defect of ours: the caller is told, the evidence is kept, nothing changes. Its message may quote the
            // command.
            Outgoing letter = deadLetters.letter(record, source, now, "deciding failed with " + name(e));
            Verdict internal = judge.refused(message, now, RefusalReason.INTERNAL);
            List<Outgoing> records = new ArrayList<>(List.of(letter));
            records.addAll(codecs.records(message.header(), internal));
            return new Resolution(internal, records, true);
        }
    }

    private Resolution resolve(CommandMessage message, Verdict verdict, Instant now) {
        List<Outgoing> records = codecs.records(message.header(), verdict);
        if (records.stream().allMatch(record -> record.bytes() <= EventCodec.MAX_BYTES)) {
            return new Resolution(verdict, records, false);
        }
        Verdict refused = judge.refused(message, now, RefusalReason.EVENT_TOO_LARGE);
        return new Resolution(refused, codecs.records(message.header(), refused), false);
    }

    /** Not the command's fault: a registry that is away, a store that cannot be read, a task that is no longer ours. */
    private static void throwIfOutage(RuntimeException failure) {
        if (failure instanceof RegistryUnavailableException || failure instanceof KafkaException) {
            throw failure;
        }
    }

    private static String unreadable(RuntimeException failure) {
        return failure instanceof UnreadableRecordException
                ? String.valueOf(failure.getMessage())
                : "parsing failed with " + name(failure);
    }

    private static String name(RuntimeException failure) {
        return failure.getClass().getName();
    }

    private static Topic.Writer sender(String topic) {
        return Topics.ALL.stream()
                .filter(known -> known.name().equals(topic))
                .findFirst()
                .orElseThrow()
                .writer();
    }
}
