package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.config.Sources;
import io.credledger.streams.StreamsSettings.Replication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsSettingsTest {

    private static final List<Setting<?>> ALL = Stream.of(SharedSettings.kafka(), SharedSettings.topology())
            .flatMap(List::stream)
            .toList();

    @TempDir
    private Path dir;

    @Test
    void theyComeFromTheSharedSettings() {
        StreamsSettings settings = read(Map.of("CREDLEDGER_INSTANCE_ID", "node-7", "CREDLEDGER_STREAM_THREADS", "3"));

        assertThat(settings)
                .isEqualTo(new StreamsSettings(
                        "app",
                        "node-7",
                        dir.resolve("state"),
                        new KafkaConnection(Map.of("bootstrap.servers", "localhost:9092")),
                        3,
                        new Replication(3, 2, 1),
                        96L * 1024 * 1024));
    }

    @Test
    void aGeneratedInstanceIdStaysWithTheState() throws IOException {
        String first = read(Map.of()).instanceId();

        assertThat(read(Map.of()).instanceId()).isEqualTo(first);
        assertThat(dir.resolve("state").resolve("instance-id")).hasContent(first);
        try (Stream<Path> files = Files.list(dir.resolve("state"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aTornInstanceIdIsReplaced() throws IOException {
        Path file = Files.createDirectories(dir.resolve("state")).resolve("instance-id");
        Files.writeString(file, "");

        String id = read(Map.of()).instanceId();

        assertThat(id).isNotBlank();
        assertThat(read(Map.of()).instanceId()).isEqualTo(id);
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsAConfigurationProblem() throws IOException {
        Files.writeString(dir.resolve("state"), "a file");

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CREDLEDGER_STATE_DIRECTORY")
                .hasMessageContaining("must be a directory that can be written");
    }

    private StreamsSettings read(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("CREDLEDGER_BOOTSTRAP_SERVERS", "localhost:9092");
        environment.put("CREDLEDGER_STATE_DIRECTORY", dir.resolve("state").toString());
        return new ConfigurationReader<>(
                        ALL,
                        KafkaConnection.CONSTRAINTS,
                        List.of(),
                        configuration -> StreamsSettings.from("app", configuration))
                .read(Sources.of(environment));
    }
}
