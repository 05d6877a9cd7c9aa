package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an erased person's keys on the disk, once what the operator lets them take has passed: nothing. */
class ErasedBytesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int OTHERS = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @Test
    void noWrappedKeyOfAnErasedPersonIsInAnyFile() throws Exception {
        List<byte[]> wrapped = new ArrayList<>();
        try (RunningLedger ledger = RunningLedger.start(directory, Map.of("CREDLEDGER_ERASURE_PATIENCE", "1s"));
                RunningRefresher refresher = RunningRefresher.start(ledger, directory.resolve("worker"), Map.of())) {
            Person pat = ledger.person("pat");
            Person admin = ledger.admin();
            String connection = pat.stores("github", "main", "token-of-pat");
            wrapped.addAll(wrappedKeys(ledger, admin.get("/v1/identities/pat").text("id"), connection));
            assertThat(wrapped).hasSize(3);
            // The control: what is looked for can be found, in the commands, among the keys and in both changelogs.
            await().atMost(PATIENCE)
                    .until(() -> DiskSearch.filesWith(directory, wrapped).size() >= 4);
            assertThat(refresher.refresher().health().ready()).isTrue();

            admin.post("/v1/identities/pat/erase", "{\"confirm\": \"pat\"}").is(202);
            await().atMost(PATIENCE)
                    .until(() -> admin.get("/v1/identities/pat/cascade")
                            .text("state")
                            .equals("done"));
            admin.get("/v1/identities/pat/cascade").is(200).has("keys.shredded", 3);
            try (Admin kafka = Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
                squeeze(kafka);
            }
            others(ledger);
        }
        // A broker looks at what is too old half a minute after its start, and then every five.
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerSettings.of(directory.resolve("broker"), directory.resolve("secrets")))) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> DiskSearch.filesWith(directory, wrapped).isEmpty());
            assertThat(broker.bootstrapServers()).isNotEmpty();
        }
    }

    /** As an operator may who wants it sooner: what is closed soon is compacted and deleted soon. */
    private static void squeeze(Admin kafka) throws Exception {
        Map<String, String> soon = Map.of(
                "segment.ms", "500",
                "retention.ms", "1000",
                "max.compaction.lag.ms", "500",
                "min.cleanable.dirty.ratio", "0.01",
                "delete.retention.ms", "100",
                "file.delete.delay.ms", "100");
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : kafka.listTopics().names().get()) {
            if (topic.equals(Topics.KEYS.name()) || topic.contains(".commands.") || topic.endsWith("-changelog")) {
                changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        soon.entrySet().stream()
                                .map(entry -> new AlterConfigOp(
                                        new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                                .toList());
            }
        }
        kafka.incrementalAlterConfigs(changes).all().get();
    }

    /** Segments are closed by what comes after them, so every shard gets something. */
    private static void others(RunningLedger ledger) throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < OTHERS; i++) {
                Person other = ledger.person("other-" + round + "-" + i);
                other.stores("github", "main", "token-of-another");
            }
        }
    }

    private static List<byte[]> wrappedKeys(RunningLedger ledger, String identity, String connection) {
        DataKeyCodec codec = new DataKeyCodec(OuterFormat.builtIn());
        List<byte[]> keys = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
            for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
                records.forEach(Topics.KEYS.name(), shard, record -> {
                    WrappedDataKey key = codec.decode(record.value()).key();
                    if (key.subject().equals(new IdentityId(identity))
                            || key.subject().equals(new ConnectionId(connection))) {
                        keys.add(key.wrapped().toByteArray());
                    }
                });
            }
        }
        return keys;
    }
}
