package io.credledger.topic;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The topics of a ledger. Their number of partitions is fixed when the ledger is founded and never changes. */
public final class Topics {

    /** How long a command id is remembered; commands and replies are kept as long. */
    public static final Duration DEDUPE_WINDOW = Duration.ofDays(7);

    public static final Topic<CommandMessage> COMMANDS_EDGE = new Topic<>(
            "credledger.commands.edge", CommandMessage.class, Writer.EDGE, true, Topic.keptFor(DEDUPE_WINDOW));
    public static final Topic<CommandMessage> COMMANDS_WORKER = new Topic<>(
            "credledger.commands.worker", CommandMessage.class, Writer.WORKER, true, Topic.keptFor(DEDUPE_WINDOW));
    public static final Topic<CommandMessage> COMMANDS_CASCADE = new Topic<>(
            "credledger.commands.cascade", CommandMessage.class, Writer.CASCADE, true, Topic.keptFor(DEDUPE_WINDOW));

    /** The truth. No compaction, no retention. */
    public static final Topic<LedgerEvent> EVENTS =
            new Topic<>("credledger.events", LedgerEvent.class, Writer.LEDGER, true, Topic.keptForEver());

    /** Wrapped data keys; a tombstone shreds, and compaction may not take long over it. */
    public static final Topic<WrappedDataKey> KEYS = new Topic<>(
            "credledger.keys",
            WrappedDataKey.class,
            Writer.LEDGER,
            true,
            Map.of(
                    "cleanup.policy", "compact",
                    "segment.ms", "86400000",
                    "max.compaction.lag.ms", "86400000",
                    "delete.retention.ms", "86400000"));

    public static final Topic<Reply> REPLIES =
            new Topic<>("credledger.replies", Reply.class, Writer.LEDGER, true, Topic.keptFor(DEDUPE_WINDOW));
    public static final Topic<AccessRecord> ACCESS =
            new Topic<>("credledger.access", AccessRecord.class, Writer.EDGE, true, Topic.keptForEver());

    /** Signed notes as text, under the name of their tree; one partition, so that all heads are in the order in which they were signed. */
    public static final Topic<String> CHECKPOINTS =
            new Topic<>("credledger.checkpoints", String.class, Writer.EDGE, false, Topic.keptForEver());

    public static final Topic<DeadLetter> DLQ =
            new Topic<>("credledger.dlq", DeadLetter.class, Writer.LEDGER, false, Topic.keptFor(Duration.ofDays(1)));

    /** What the cascades of the shards tell each other; what is lost of it is told again. */
    public static final Topic<CascadeNote> CASCADE =
            new Topic<>("credledger.cascade", CascadeNote.class, Writer.CASCADE, true, Topic.keptFor(DEDUPE_WINDOW));

    /** How far each webhook was told of the shard, by webhook; a tombstone where it is no more. */
    public static final Topic<String> DELIVERIES =
            new Topic<>("credledger.deliveries", String.class, Writer.EDGE, true, Map.of("cleanup.policy", "compact"));

    /** Those that a founding creates. */
    public static final List<Topic<?>> ALL = List.of(
            COMMANDS_EDGE,
            COMMANDS_WORKER,
            COMMANDS_CASCADE,
            EVENTS,
            KEYS,
            REPLIES,
            ACCESS,
            CHECKPOINTS,
            DLQ,
            CASCADE,
            DELIVERIES);

    private Topics() {}
}
