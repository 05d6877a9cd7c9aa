package io.credledger.benchmarks.load;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.KafkaConnection;
import io.credledger.crypto.MasterKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import io.credledger.streams.InstanceId;
import io.credledger.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a throwaway ledger, laid out as {@code up} does, and settings that are those of {@code up}. */
public record Installation(Path root) {

    public static final int SHARDS = 4;

    private static final long ROCKSDB_BYTES = 64L * 1024 * 1024;
    private static final int STREAM_THREADS = 1;

    public KeyFiles keyFiles() {
        return new KeyFiles(secrets());
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    Path broker() {
        return root.resolve("broker");
    }

    LedgerKeys createKeys() throws IOException {
        KeyFiles files = keyFiles();
        files.createDirectory();
        files.createMasterIfMissing();
        files.createOthersIfMissing();
        files.createCheckpointIfMissing();
        try (KeyMaterial master = KeyMaterial.readFrom(files.master())) {
            return new LedgerKeys(
                    MasterKeys.parse(master),
                    files.readPseudonym(),
                    files.readRefresher().publicKey());
        }
    }

    SecretToken masterText() throws IOException {
        return SecretToken.takeOwnershipOf(Files.readAllBytes(keyFiles().master()));
    }

    /** The same for ours and for the peer: one thread, one copy. */
    StreamsSettings streams(EmbeddedBroker broker, BrokerPrincipal principal, String applicationId) throws IOException {
        Path state = root.resolve("state").resolve(applicationId);
        return new StreamsSettings(
                applicationId,
                InstanceId.keptIn(state),
                state,
                new KafkaConnection(broker.clientProperties(principal)),
                STREAM_THREADS,
                StreamsSettings.Replication.SINGLE,
                ROCKSDB_BYTES);
    }
}
