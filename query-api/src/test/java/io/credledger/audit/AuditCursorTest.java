package io.credledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.topic.Topics;
import io.credledger.view.InvalidCursorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCursorTest {

    private static final TopicPartition EVENTS = new TopicPartition(Topics.EVENTS.name(), 3);
    private static final TopicPartition ACCESS = new TopicPartition(Topics.ACCESS.name(), 3);
    private static final List<TopicPartition> PLACES = List.of(EVENTS, ACCESS);

    @Test
    void whatIsWrittenIsRead() {
        AuditCursor cursor = new AuditCursor(Instant.ofEpochMilli(1_000_000), offsets(17, Long.MAX_VALUE));

        assertThat(AuditCursor.parse(cursor.encode(), PLACES)).isEqualTo(cursor);
    }

    @Test
    void aCursorOfOtherPlacesIsNotOneOfThisList() {
        String text = new AuditCursor(Instant.EPOCH, offsets(1, 2)).encode();

        refused(text, List.of(EVENTS));
        refused(text, List.of(ACCESS, EVENTS));
        List<TopicPartition> more = new ArrayList<>(PLACES);
        more.add(new TopicPartition(Topics.ACCESS.name(), 4));
        refused(text, more);
        refused(new AuditCursor(Instant.EPOCH, offsets(-1, 2)).encode(), PLACES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "AAAAAAAAAAA", "AAAAAAAAAAAJ", "AAAAAAAAAAD_____"})
    void anythingElseIsNone(String text) {
        refused(text, PLACES);
    }

    @Test
    void everyCutIsNone() {
        String text = new AuditCursor(Instant.EPOCH, offsets(1, 2)).encode();

        for (int length = 0; length < text.length(); length++) {
            refused(text.substring(0, length), PLACES);
        }
    }

    private static void refused(String text, List<TopicPartition> places) {
        assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> AuditCursor.parse(text, places));
    }

    private static Map<TopicPartition, Long> offsets(long events, long access) {
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        offsets.put(EVENTS, events);
        offsets.put(ACCESS, access);
        return offsets;
    }
}
