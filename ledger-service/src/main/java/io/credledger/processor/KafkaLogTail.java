package io.credledger.processor;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import io.credledger.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The log tail on a cluster. Each question opens a consumer of its own: they are asked once in a task's life. */
public final class KafkaLogTail implements LogTail {

    private final Map<String, Object> client;
    private final EventCodec events;
    private final DataKeyCodec keys;
    private final ReplyCodec replies;

    public KafkaLogTail(Map<String, Object> client, OuterFormat format) {
        this.client = Map.copyOf(client);
        this.events = new EventCodec(format);
        this.keys = new DataKeyCodec(format);
        this.replies = new ReplyCodec(format);
    }

    @Override
    public long lastSeq(int shard) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return records.last(Topics.EVENTS.name(), shard)
                    .map(record ->
                            events.decode(record.value()).header().position().seq())
                    .orElse(0L);
        } catch (UnreadableRecordException e) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED,
                    "the last record of shard " + shard + " must be an event that this version can read",
                    e);
        }
    }

    @Override
    public void events(int shard, Consumer<LedgerEvent> each) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            records.forEach(Topics.EVENTS.name(), shard, record -> each.accept(events.decode(record.value())));
        }
    }

    @Override
    public void keys(int shard, Consumer<WrappedDataKey> each) {
        Map<String, byte[]> latest = new HashMap<>();
        try (CommittedRecords records = new CommittedRecords(client)) {
            records.forEach(Topics.KEYS.name(), shard, record -> {
                String key = new String(record.key(), StandardCharsets.US_ASCII);
                if (record.value() == null) {
                    latest.remove(key);
                } else {
                    latest.put(key, record.value());
                }
            });
        }
        latest.values().forEach(value -> each.accept(keys.decode(value).key()));
    }

    @Override
    public void replies(int shard, Consumer<Reply> each) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            records.forEach(Topics.REPLIES.name(), shard, record -> each.accept(replies.decode(record.value())));
        }
    }
}
