package io.credledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.LedgerId;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LiveTailTest {

    private static final TopicPartition ONE = new TopicPartition(Topics.ACCESS.name(), 0);
    private static final TopicPartition TWO = new TopicPartition(Topics.ACCESS.name(), 1);

    private final AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void whatCameTogetherIsToldInOrderOfTime() {
        try (LiveTail tail = tail()) {
            put(ONE, 3, 30);
            put(ONE, 4, 50);
            put(TWO, 7, 20);
            put(TWO, 8, 40);

            assertThat(told(tail)).containsExactly(20L, 30L, 40L, 50L);
            assertThat(tail.positions()).isEqualTo(Map.of(ONE, 5L, TWO, 9L));
        }
    }

    @Test
    void aPlaceIsPassedWhenItWasTold() {
        try (LiveTail tail = tail()) {
            put(ONE, 3, 30);
            put(TWO, 7, 20);

            assertThat(tail.hasMore()).isTrue();
            assertThat(tail.next()).isPresent();
            assertThat(tail.positions()).isEqualTo(Map.of(ONE, 3L, TWO, 8L));
        }
    }

    @Test
    void whatComesLaterIsToldLater() {
        try (LiveTail tail = tail()) {
            assertThat(tail.hasMore()).isFalse();
            put(TWO, 7, 20);
            assertThat(told(tail)).containsExactly(20L);
            put(ONE, 3, 10);
            assertThat(told(tail)).containsExactly(10L);
        }
    }

    private LiveTail tail() {
        return new LiveTail(consumer, new LogReading(OuterFormat.builtIn()), Map.of(ONE, 3L, TWO, 7L));
    }

    private static List<Long> told(LiveTail tail) {
        List<Long> times = new ArrayList<>();
        while (tail.hasMore()) {
            tail.next().ifPresent(logged -> times.add(logged.entry().at().toEpochMilli()));
        }
        return times;
    }

    private void put(TopicPartition place, long offset, long at) {
        AccessRecord access = new AccessRecord(
                LedgerId.of(1, 2),
                "acr_1",
                Instant.ofEpochMilli(at),
                AccessKind.TOKEN,
                null,
                null,
                null,
                AccessRecord.NO_WAY,
                AccessPurpose.FOREGROUND,
                false,
                "invalid_target",
                null);
        consumer.addRecord(
                new ConsumerRecord<>(place.topic(), place.partition(), offset, new byte[0], codec.encode(access)));
    }
}
