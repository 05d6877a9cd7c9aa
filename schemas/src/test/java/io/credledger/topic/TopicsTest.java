package io.credledger.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Routing;
import io.credledger.ledger.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void theTopicsAndTheirWritersAreThese() {
        assertThat(Topics.ALL)
                .extracting(topic -> topic.name() + " " + topic.writer())
                .containsExactly(
                        "credledger.commands.edge EDGE",
                        "credledger.commands.worker WORKER",
                        "credledger.commands.cascade CASCADE",
                        "credledger.events LEDGER",
                        "credledger.keys LEDGER",
                        "credledger.replies LEDGER",
                        "credledger.access EDGE",
                        "credledger.checkpoints EDGE",
                        "credledger.dlq LEDGER",
                        "credledger.cascade CASCADE",
                        "credledger.deliveries EDGE");
    }

    @Test
    void eventsAreNeverCompactedAndNeverExpire() {
        assertThat(Topics.EVENTS.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void keysAreCompactedSoThatATombstoneShreds() {
        assertThat(Topics.KEYS.config())
                .containsEntry("cleanup.policy", "compact")
                .containsKeys("segment.ms", "max.compaction.lag.ms", "delete.retention.ms");
    }

    @Test
    void commandsAndRepliesStayAsLongAsAnIdIsRemembered() {
        String window = Long.toString(Topics.DEDUPE_WINDOW.toMillis());

        assertThat(Topics.ALL.stream()
                        .filter(topic -> topic.name().contains("commands") || topic.equals(Topics.REPLIES)))
                .hasSize(4)
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("retention.ms", window));
    }

    @Test
    void everyTopicHasTheLedgersShardsButTheDeadLettersAndTheCheckpoints() {
        assertThat(Topics.ALL)
                .allSatisfy(topic -> assertThat(topic.partitions(32))
                        .isEqualTo(topic.equals(Topics.DLQ) || topic.equals(Topics.CHECKPOINTS) ? 1 : 32));
    }

    @Test
    void checkpointsStayForEver() {
        assertThat(Topics.CHECKPOINTS.config()).isEqualTo(Topics.EVENTS.config());
    }

    @Test
    void aDataKeysRecordIsKeyedByRoutingAndKey() {
        Samples samples = Samples.full(2);
        DataKeyId key = samples.of(DataKeyId.class);
        Routing routing = new Routing(7);

        byte[] recordKey = RecordKeys.of(routing, key);

        assertThat(recordKey).asString(StandardCharsets.US_ASCII).isEqualTo(routing + key.value());
        assertThat(RecordKeys.dataKey(recordKey)).isEqualTo(key);
    }

    @Test
    void aRecordKeyThatIsNoneIsRefused() {
        assertThatThrownBy(() -> RecordKeys.dataKey(new byte[0])).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> RecordKeys.dataKey(new byte[69])).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> RecordKeys.dataKey(
                        ("-".repeat(13) + Samples.full(2).of(DataKeyId.class)).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(InvalidIdException.class);
    }
}
