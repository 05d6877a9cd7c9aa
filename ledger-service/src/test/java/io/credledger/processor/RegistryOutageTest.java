package io.credledger.processor;

import static io.credledger.processor.Writer.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.Command;
import io.credledger.topic.Topics;
import io.credledger.wire.RegistryUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is away holds the shard up and poisons nothing. */
class RegistryOutageTest {

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @BeforeEach
    void start() {
        writer = new Writer(state, FlakyRegistry.format()).founded();
    }

    @AfterEach
    void stop() {
        FlakyRegistry.OUTAGES.set(0);
        writer.close();
    }

    @Test
    void theCommandIsTakenWhenTheRegistryIsBack() {
        byte[] command = register();
        FlakyRegistry.OUTAGES.set(4);

        Written written = writer.sendBytes(FlakyRegistry.registered(command));

        assertThat(written.refusal()).isEmpty();
        assertThat(written.letters()).isEmpty();
        assertThat(writer.pauses)
                .containsExactly(
                        Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void norIsAnythingHalfWrittenMeanwhile() {
        byte[] command = register();
        FlakyRegistry.OUTAGES.set(3);

        Written written = writer.sendBytes(command);

        assertThat(written.refusal()).isEmpty();
        assertThat(written.letters()).isEmpty();
        assertThat(written.keys()).hasSize(1);
        assertThat(written.events()).hasSize(1);
        assertThat(writer.pauses).hasSize(3);
    }

    @Test
    void anOutageThatLastsKillsTheThreadWithTheCommandUntouched() {
        byte[] command = FlakyRegistry.registered(register());
        FlakyRegistry.OUTAGES.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> writer.sendBytes(command))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(RegistryUnavailableException.class)
                // Streams would take that one for its own and try the task again, for minutes.
                .isNotInstanceOf(TimeoutException.class);

        assertThat(writer.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(RegistryPatience.LIMIT)
                .isGreaterThan(RegistryPatience.LIMIT.minusSeconds(4));
        assertThat(writer.records(Topics.DLQ)).isEmpty();
        assertThat(writer.records(Topics.REPLIES)).isEmpty();
    }

    private byte[] register() {
        return writer.bytes(writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of())));
    }
}
