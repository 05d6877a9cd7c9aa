package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.EntityState.Identity;
import io.credledger.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology as Streams runs it: real stores, real codecs. */
class ViewTopologyTest {

    private static final CommittedOffsets NOTHING = (topic, shard) -> 0;

    @TempDir
    private Path directory;

    private final AppliedPositions positions = new AppliedPositions(2);
    private final LocalStores stores = new LocalStores();

    private Topology topology() {
        return ViewTopology.of(new ViewParts(TestLedger.FORMAT, stores, positions, NOTHING, new SimpleMeterRegistry()));
    }

    @Test
    void theTopologyIsTheFrozenOne() throws IOException {
        try (var frozen = ViewTopologyTest.class.getResourceAsStream("/topology.txt")) {
            String expected = new String(Objects.requireNonNull(frozen).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(topology().describe().toString().strip()).isEqualTo(expected.strip());
        }
    }

    @Test
    void aHistoryIsFoldedIntoRocksDb() {
        TestLedger ledger = RandomHistory.of(new Random(1), 60);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), properties())) {
            run(driver, ledger);
            run(driver, ledger);
            assertThat(positions.all().get(0).seq()).isEqualTo(60);
            assertThat(content(driver)).containsExactlyElementsOf(content(ledger));
        }
        assertThat(positions.all().get(0).seq()).isZero();
    }

    @Test
    void storesCanBeReadWhileTheirTaskRuns() {
        TestLedger ledger = RandomHistory.of(new Random(2), 20);
        LedgerView view = new StreamsLedgerView(stores, positions, TestLedger.FORMAT, 2);
        assertThatThrownBy(() -> identities(view)).isInstanceOf(ViewUnavailableException.class);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), properties())) {
            run(driver, ledger);
            assertThat(identities(view)).isNotEmpty();
        }
        assertThatThrownBy(() -> identities(view)).isInstanceOf(ViewUnavailableException.class);
    }

    /** Of the shard that the driver runs. */
    private static List<Row<Identity>> identities(LedgerView view) {
        return view.identities(new PageRequest(null, 1)).items();
    }

    private static void run(TopologyTestDriver driver, TestLedger ledger) {
        ledger.eventRecords.forEach(record -> pipe(driver, Topics.EVENTS.name(), record));
        ledger.keyRecords.forEach(record -> pipe(driver, Topics.KEYS.name(), record));
        ledger.replyRecords.forEach(record -> pipe(driver, Topics.REPLIES.name(), record));
    }

    private static void pipe(TopologyTestDriver driver, String topic, LogRecord record) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.key(), record.value());
    }

    private static Set<String> content(TopologyTestDriver driver) {
        Set<String> keys = new TreeSet<>();
        for (String name : ViewStores.ALL) {
            try (KeyValueIterator<Bytes, byte[]> rows =
                    driver.<Bytes, byte[]>getKeyValueStore(name).all()) {
                while (!name.equals(ViewStores.PENDING) && rows.hasNext()) {
                    KeyValue<Bytes, byte[]> row = rows.next();
                    keys.add(name + " " + row.key);
                }
            }
        }
        return keys;
    }

    private static Set<String> content(TestLedger ledger) {
        SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger).runInOrder();
        Set<String> keys = new TreeSet<>(task.content().keySet());
        keys.remove("applied");
        keys.add(ViewStores.META + " applied");
        return keys;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, ViewTopology.APPLICATION_ID);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return properties;
    }
}
