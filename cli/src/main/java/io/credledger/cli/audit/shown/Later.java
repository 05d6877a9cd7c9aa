package io.credledger.cli.audit.shown;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What was shown of events that came after the log was read: they must be in the log by now. */
public final class Later {

    private static final byte EXPECTED = 'w';
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LedgerLog source;
    private final EventCodec codec;
    private final LogStates log;
    private final Scratch scratch;
    private boolean any;

    public Later(LedgerLog source, OuterFormat format, LogStates log, Scratch scratch) {
        this.source = source;
        this.codec = new EventCodec(format);
        this.log = log;
        this.scratch = scratch;
    }

    void expect(String id, JsonNode shown) {
        any = true;
        scratch.put(key(id), shown.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param whole is given each again when the log is as far as it */
    void run(Consumer<JsonNode> whole) {
        if (!any) {
            return;
        }
        for (Position end : log.ends()) {
            try (Lane lane = source.toItsEnd(Topics.EVENTS.name(), end.shard())) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    after(end, record.value(), whole);
                }
            }
        }
        scratch.scan(new byte[] {EXPECTED}, (key, shown) -> {
            throw new DiscrepancyException(
                    "the server's view",
                    "shows version " + parsed(shown).path("version").asLong() + " of "
                            + parsed(shown).path("id").asText() + ", of which the log does not tell");
        });
    }

    private void after(Position end, byte[] value, Consumer<JsonNode> whole) {
        EventBytes event;
        try {
            event = EventBytes.of(value);
        } catch (UnreadableRecordException e) {
            throw new DiscrepancyException("shard " + end.shard(), "has something that is no event");
        }
        String id = event.entity().text();
        byte[] shown = event.seq() <= end.seq() ? null : expected(id);
        if (shown != null) {
            EntityState now = apply(log.find(id), codec.decode(value));
            log.put(id, now);
            JsonNode row = parsed(shown);
            if (row.path("version").asLong() == now.version()) {
                scratch.delete(key(id));
                whole.accept(row);
            }
        }
    }

    private static EntityState apply(@Nullable EntityState before, LedgerEvent event) {
        return Evolve.apply(before, event.header(), event.fact());
    }

    private byte @Nullable [] expected(String id) {
        return scratch.get(key(id));
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON must read as JSON", e);
        }
    }

    private static byte[] key(String id) {
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + 1).put(EXPECTED).put(text).array();
    }
}
