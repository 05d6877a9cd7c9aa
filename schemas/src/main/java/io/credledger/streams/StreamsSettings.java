package io.credledger.streams;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.KafkaConnection;
import io.credledger.config.SharedSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What differs between installations; the rest is {@link StreamsDefaults}.
 *
 * @param applicationId the consumer group, and the prefix of internal topics
 * @param instanceId unique among the processes of the application
 * @param stateDirectory holds a directory per application
 * @param connection how to reach Kafka
 * @param threads stream threads
 * @param replication of internal topics
 * @param rocksDbMemory bytes outside the heap for all stores of the process
 */
public record StreamsSettings(
        String applicationId,
        String instanceId,
        Path stateDirectory,
        KafkaConnection connection,
        int threads,
        Replication replication,
        long rocksDbMemory) {

    private static final long MEBIBYTE = 1024L * 1024;

    public StreamsSettings {
        if (applicationId.isEmpty() || instanceId.isEmpty() || threads < 1 || rocksDbMemory < MEBIBYTE) {
            throw new IllegalArgumentException("not the settings of a topology");
        }
    }

    /**
     * How often state exists.
     *
     * @param factor copies of each topic
     * @param minInSync copies that must have a write before it is acknowledged
     * @param standbys other processes that keep a copy of each store
     */
    public record Replication(int factor, int minInSync, int standbys) {

        /** For a single broker and a single process. */
        public static final Replication SINGLE = new Replication(1, 1, 0);

        public Replication {
            if (factor < 1 || minInSync < 1 || minInSync > factor || standbys < 0) {
                throw new IllegalArgumentException("not a replication");
            }
        }
    }

    /**
     * Takes them from {@link SharedSettings#kafka()} and {@link SharedSettings#topology()}.
     *
     * @throws ConfigurationException when no instance id is given and the state directory cannot keep one
     */
    public static StreamsSettings from(String applicationId, Configuration configuration) {
        Path stateDirectory = configuration.get(SharedSettings.STATE_DIRECTORY);
        Optional<String> given = configuration.get(SharedSettings.INSTANCE_ID);
        return new StreamsSettings(
                applicationId,
                given.isPresent() ? given.get() : keptIn(stateDirectory),
                stateDirectory,
                KafkaConnection.from(configuration),
                configuration.get(SharedSettings.STREAM_THREADS),
                new Replication(
                        configuration.get(SharedSettings.REPLICATION_FACTOR),
                        configuration.get(SharedSettings.MIN_IN_SYNC_REPLICAS),
                        configuration.get(SharedSettings.STANDBY_REPLICAS)),
                configuration.get(SharedSettings.ROCKSDB_MEMORY) * MEBIBYTE);
    }

    /** The same for another application of the process. */
    public StreamsSettings of(String otherApplicationId) {
        return new StreamsSettings(
                otherApplicationId, instanceId, stateDirectory, connection, threads, replication, rocksDbMemory);
    }

    private static String keptIn(Path stateDirectory) {
        try {
            return InstanceId.keptIn(stateDirectory);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    SharedSettings.STATE_DIRECTORY.name().toString(), "must be a directory that can be written")));
        }
    }
}
