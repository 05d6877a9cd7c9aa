package io.credledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.LedgerId;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MergedLogTest {

    private static final TopicPartition ONE = new TopicPartition(Topics.ACCESS.name(), 0);
    private static final TopicPartition TWO = new TopicPartition(Topics.ACCESS.name(), 1);
    private static final Instant FOR_EVER = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

    private final AccessCodec codec = new AccessCodec(OuterFormat.builtIn());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void severalPartitionsAreOneLogInOrderOfTime() {
        try (MergedLog log = log(3, 2, FOR_EVER)) {
            put(ONE, 0, 10);
            put(ONE, 1, 30);
            put(ONE, 2, 50);
            put(TWO, 0, 20);
            put(TWO, 1, 40);

            assertThat(times(log, 9)).containsExactly(10L, 20L, 30L, 40L, 50L);
            assertThat(log.isOver()).isTrue();
            assertThat(log.positions()).isEqualTo(Map.of(ONE, 3L, TWO, 2L));
        }
    }

    @Test
    void itGoesOnWhereItStopped() {
        try (MergedLog log = log(3, 2, FOR_EVER)) {
            put(ONE, 0, 10);
            put(ONE, 1, 30);
            put(ONE, 2, 50);
            put(TWO, 0, 20);
            put(TWO, 1, 40);

            assertThat(times(log, 2)).containsExactly(10L, 20L);
            assertThat(log.isOver()).isFalse();
            assertThat(log.positions()).isEqualTo(Map.of(ONE, 1L, TWO, 1L));
        }
    }

    @Test
    void whatIsTooLateEndsItsPartitionAndIsNotPassed() {
        try (MergedLog log = log(2, 2, Instant.ofEpochMilli(30))) {
            put(ONE, 0, 10);
            put(ONE, 1, 30);
            put(TWO, 0, 20);
            put(TWO, 1, 29);

            assertThat(times(log, 9)).containsExactly(10L, 20L, 29L);
            assertThat(log.isOver()).isTrue();
            assertThat(log.positions()).isEqualTo(Map.of(ONE, 1L, TWO, 2L));
        }
    }

    @Test
    void whatCameAfterTheEndIsNotReadAndNotPassed() {
        try (MergedLog log = log(1, 0, FOR_EVER)) {
            put(ONE, 0, 10);
            put(ONE, 1, 11);

            assertThat(times(log, 9)).containsExactly(10L);
            assertThat(log.positions()).isEqualTo(Map.of(ONE, 1L, TWO, 0L));
        }
    }

    @Test
    void garbageIsToldToo() {
        try (MergedLog log = log(1, 0, FOR_EVER)) {
            consumer.addRecord(new ConsumerRecord<>(ONE.topic(), ONE.partition(), 0, new byte[0], new byte[] {7}));

            assertThat(log.next())
                    .hasValueSatisfying(logged -> assertThat(logged.entry()).isInstanceOf(LogEntry.Unreadable.class));
        }
    }

    @Test
    void aBrokerThatIsSilentIsNotWaitedForForEver() {
        try (MergedLog log = log(1, 0, FOR_EVER)) {
            assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(log::next);
        }
    }

    private MergedLog log(long endOfOne, long endOfTwo, Instant until) {
        return new MergedLog(
                consumer,
                new LogReading(OuterFormat.builtIn()),
                List.of(new MergedLog.Stretch(ONE, 0, endOfOne, until), new MergedLog.Stretch(TWO, 0, endOfTwo, until)),
                Duration.ofMillis(50));
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

    private static List<Long> times(MergedLog log, int atMost) {
        List<Long> times = new ArrayList<>();
        Optional<Logged> next = log.next();
        while (next.isPresent()) {
            times.add(next.get().entry().at().toEpochMilli());
            next = times.size() < atMost ? log.next() : Optional.empty();
        }
        return times;
    }
}
