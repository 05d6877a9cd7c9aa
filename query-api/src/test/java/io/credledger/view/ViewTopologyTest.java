package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Routing;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology as Streams runs it: real stores, real codecs. */
class ViewTopologyTest {

    private static final ConnectionId CONNECTION = ConnectionId.of(new Routing(2), 1);
    private static final ConnectionId OTHER = ConnectionId.of(new Routing(2), 2);
    private static final ConnectionId ELSEWHERE = ConnectionId.of(new Routing(3), 1);

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

    @Test
    void accessRecordsAreLaidBesideTheirConnectionTheLatestFirst() {
        AccessView view = new StreamsAccessView(stores, TestLedger.FORMAT, 2);
        PageRequest one = new PageRequest(null, 1);
        assertThatThrownBy(() -> view.accesses(CONNECTION, one)).isInstanceOf(ViewUnavailableException.class);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), properties())) {
            List.of(
                            access("acr_1", CONNECTION),
                            access("acr_2", OTHER),
                            access("acr_3", null),
                            access("acr_4", CONNECTION))
                    .forEach(value -> pipe(driver, Topics.ACCESS.name(), new byte[0], value));
            pipe(driver, Topics.ACCESS.name(), new byte[0], new byte[] {7});
            pipe(driver, Topics.ACCESS.name(), new byte[0], access("acr_elsewhere", ELSEWHERE));

            Page<AccessView.Access> first = view.accesses(CONNECTION, one);
            assertThat(ids(first)).containsExactly("acr_4");
            assertThat(first.items().get(0).offset()).isEqualTo(3);
            Page<AccessView.Access> second = view.accesses(CONNECTION, new PageRequest(first.nextCursor(), 1));
            assertThat(ids(second)).containsExactly("acr_1");
            assertThat(second.nextCursor()).isNull();
            assertThat(ids(view.accesses(OTHER, one))).containsExactly("acr_2");
        }
        assertThatThrownBy(() -> view.accesses(CONNECTION, one)).isInstanceOf(ViewUnavailableException.class);
    }

    private static List<String> ids(Page<AccessView.Access> page) {
        return page.items().stream().map(access -> access.record().id()).toList();
    }

    private static byte[] access(String id, @Nullable ConnectionId connection) {
        return new AccessCodec(TestLedger.FORMAT)
                .encode(new AccessRecord(
                        LedgerId.of(1, 2),
                        id,
                        Instant.EPOCH,
                        AccessKind.TOKEN,
                        null,
                        null,
                        connection,
                        "stored",
                        AccessPurpose.FOREGROUND,
                        false,
                        AccessRecord.HANDED_OUT,
                        null));
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
        pipe(driver, topic, record.key(), record.value());
    }

    private static void pipe(TopologyTestDriver driver, String topic, byte @Nullable [] key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
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
