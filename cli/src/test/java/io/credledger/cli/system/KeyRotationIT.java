package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerEndpoint;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyNotHeldException;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key of an {@code up} is changed while people use it, by a tool that is killed again and again. */
class KeyRotationIT {

    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int CONNECTIONS = 200;
    private static final int CALLERS = 4;

    @TempDir
    private Path directory;

    @Test
    void theMasterKeyIsRotatedUnderLoadWhateverIsKilled() throws Exception {
        List<Stored> stored;
        try (UpProcess up = UpProcess.start(directory, Map.of())) {
            stored = stores(up);
        }
        Path keyFile = data().resolve("secrets/master.key");
        String old = Files.readString(keyFile).strip();
        ToolProcess.run(directory, "keys", "new", "--data", data().toString());
        String both = Files.readString(keyFile).strip();
        assertThat(both).endsWith("," + old);
        try (UpProcess up = UpProcess.start(directory, Map.of())) {
            try (Load load = new Load(up, stored)) {
                rotateWithKills(load);
                assertThat(load.failures).isEmpty();
                assertThat(load.stored).hasPositiveValue();
            }
            everythingIsHandedOut(up, stored);
            ToolProcess.run(directory, "keys", "retire", "--data", data().toString());
            assertThat(Files.readString(keyFile).strip()).isEqualTo(both.substring(0, both.indexOf(',')));
            nothingIsUnder(old);
        }
        try (UpProcess up = UpProcess.start(directory, Map.of())) {
            everythingIsHandedOut(up, stored);
        }
        ToolProcess.start(
                        directory,
                        Map.of("OAUTH_ENCRYPTION_KEY", old),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        data().toString())
                .ends(9);
    }

    private void rotateWithKills(Load load) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            ToolProcess rotation = ToolProcess.start(
                    directory, Map.of(), "keys", "rotate", "--batch", "1", "--data", data().toString());
            rotation.awaitProgress();
            load.awaitMore(random.nextInt(5));
            rotation.kill();
        }
        String last = ToolProcess.run(directory, "--output", "json", "keys", "rotate", "--data", data().toString());
        assertThat(last).as("each kill was in the middle").doesNotContain("\"rewrapped\": 0");
        assertThat(ToolProcess.run(directory, "--output", "json", "keys", "status", "--data", data().toString()))
                .contains("\"rotation\": \"finished\"")
                .contains("\"under_older_keys\": 0")
                .contains("\"under_keys_not_given\": 0");
    }

    /** Whoever has the old key only opens none of what is stored now, and it is not for lack of trying. */
    private void nothingIsUnder(String old) throws Exception {
        List<WrappedDataKey> keys = keys();
        LedgerId ledger = ledger();
        DataKeys with = new DataKeys(keks(old, ledger));
        DataKeys now = new DataKeys(keks(Files.readString(data().resolve("secrets/master.key")), ledger));
        assertThat(keys).hasSizeGreaterThan(2 * CONNECTIONS);
        assertThat(keys).allSatisfy(key -> {
            WrappedKey wrapped =
                    new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped());
            assertThatThrownBy(() -> with.unwrap(wrapped)).isInstanceOf(KeyNotHeldException.class);
            now.unwrap(wrapped).close();
        });
    }

    private static KeyEncryptionKeys keks(String master, LedgerId ledger) {
        return MasterKeys.parse(KeyMaterial.takeOwnershipOf(master.getBytes(StandardCharsets.US_ASCII)))
                .keyEncryptionKeys(ledger);
    }

    private LedgerId ledger() throws Exception {
        String status = ToolProcess.run(directory, "--output", "json", "keys", "status", "--data", data().toString());
        return new LedgerId(status.replaceAll("(?s).*\"ledger\": \"([^\"]+)\".*", "$1"));
    }

    private List<WrappedDataKey> keys() {
        DataKeyCodec codec = new DataKeyCodec(OuterFormat.builtIn());
        List<WrappedDataKey> all = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(client())) {
            for (int shard = 0; shard < records.partitions(Topics.KEYS.name()); shard++) {
                Map<String, WrappedDataKey> latest = new HashMap<>();
                records.forEach(Topics.KEYS.name(), shard, record -> {
                    WrappedDataKey key = codec.decode(record.value()).key();
                    latest.put(key.id().value(), key);
                });
                all.addAll(latest.values());
            }
        }
        return all;
    }

    private Map<String, Object> client() {
        return BrokerClients.properties(
                BrokerEndpoint.read(data().resolve("broker")).orElseThrow().bootstrapServers(),
                BrokerPrincipal.AUDITOR,
                BrokerPasswords.read(data().resolve("secrets"), BrokerPrincipal.AUDITOR));
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Somebody's connection, and what is in it. */
    private record Stored(String id, String token) {}

    private static List<Stored> stores(UpProcess up) throws Exception {
        Person admin = up.admin();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Stored>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String name = "c" + i;
                all.add(callers.submit(
                        () -> new Stored(admin.stores("github", name, "token-" + name), "token-" + name)));
            }
            List<Stored> stored = new CopyOnWriteArrayList<>();
            for (Future<Stored> one : all) {
                stored.add(one.get());
            }
            return stored;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void everythingIsHandedOut(UpProcess up, Collection<Stored> stored) throws Exception {
        for (Stored one : stored) {
            handsOut(up.admin(), one);
        }
    }

    private static void handsOut(Person who, Stored one) throws Exception {
        who.exchange("resource", "urn:credledger:connection:" + one.id())
                .is(200)
                .has("access_token", one.token());
    }

    /** Hands out and stores without a pause. */
    private static final class Load implements AutoCloseable {

        private final ExecutorService callers = Executors.newFixedThreadPool(2);
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger stored = new AtomicInteger();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private volatile boolean over;

        Load(UpProcess up, List<Stored> known) throws Exception {
            Person admin = up.admin();
            Random random = new Random(11);
            callers.execute(() -> repeat(() -> handsOut(admin, known.get(random.nextInt(known.size())))));
            callers.execute(() -> repeat(() -> {
                String name = "under-load-" + stored.incrementAndGet();
                known.add(new Stored(admin.stores("github", name, "token-" + name), "token-" + name));
            }));
        }

        private interface Deed {
            void run() throws Exception;
        }

        private void repeat(Deed deed) {
            while (!over) {
                try {
                    deed.run();
                    done.incrementAndGet();
                } catch (Exception | AssertionError e) {
                    failures.add(e);
                }
            }
        }

        void awaitMore(int count) {
            int enough = done.get() + count;
            await().atMost(Duration.ofMinutes(1)).until(() -> done.get() >= enough || !failures.isEmpty());
        }

        @Override
        public void close() {
            over = true;
            callers.shutdown();
            await().atMost(Duration.ofMinutes(1)).until(callers::isTerminated);
        }
    }
}
