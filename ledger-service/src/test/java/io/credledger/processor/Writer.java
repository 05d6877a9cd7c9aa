package io.credledger.processor;

import io.credledger.command.Ledger;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.IdentityId;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.DeadLetterCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The writer of a ledger with one shard, on the test driver. What it writes is in {@link #log}, so that it may be started again. */
final class Writer implements AutoCloseable {

    static final IdentityId ADA = Ledger.identity("ada");
    static final IdentityId BEN = Ledger.identity("ben");

    final Ledger ledger = new Ledger(1, 3);
    final MutableClock clock = new MutableClock(Ledger.START);
    final MemoryLog log = new MemoryLog();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<Duration> pauses = new ArrayList<>();

    private final OuterFormat builtIn = OuterFormat.builtIn();
    private final CommandCodec commands = new CommandCodec(builtIn);
    private final OuterFormat format;
    private TopologyTestDriver driver;

    Writer(Path state) {
        this(state, OuterFormat.builtIn());
    }

    Writer(Path state, OuterFormat format) {
        this.format = format;
        this.driver = start(state);
    }

    private TopologyTestDriver start(Path directory) {
        RegistryPatience patience = new RegistryPatience(
                () -> pauses.stream().mapToLong(Duration::toNanos).sum(), pauses::add);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "writer");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return new TopologyTestDriver(
                WriterTopology.of(format, log, clock, patience, new WriterMetrics(registry)),
                properties,
                clock.instant());
    }

    /** With nothing left but the topics: the driver deletes its store when it closes. */
    void restartIn(Path directory) {
        driver.close();
        driver = start(directory);
    }

    Writer founded() {
        accept(ledger.founding(0, ADA));
        return this;
    }

    Writer registered(IdentityId identity) {
        accept(new Command.RegisterIdentity(identity, ledger.newKey(), Set.of()));
        return this;
    }

    private void accept(Command command) {
        Written written = send(command);
        if (written.refusal().isPresent()) {
            throw new AssertionError(
                    command.type() + " was refused: " + written.refusal().get());
        }
    }

    Written send(Command command) {
        return send(message(command));
    }

    CommandMessage message(Command command) {
        return ledger.message(command, ADA, clock.instant());
    }

    Written send(CommandMessage message) {
        return sendBytes(bytes(message));
    }

    byte[] bytes(CommandMessage message) {
        return commands.encode(Topics.COMMANDS_EDGE.name(), message);
    }

    Written sendBytes(byte @Nullable [] value) {
        return sendBytes(Topics.COMMANDS_EDGE, new TestRecord<>(new byte[] {1}, value, clock.instant()));
    }

    Written sendBytes(Topic<?> topic, TestRecord<byte[], byte[]> record) {
        pipe(topic, record);
        return drain();
    }

    /** As sent, with what is written left in the topics. */
    void pipe(Topic<?> topic, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** Lets time pass for punctuations, and on the clock. */
    Written pass(Duration time) {
        clock.move(time);
        driver.advanceWallClockTime(time);
        return drain();
    }

    private Written drain() {
        Written written = new Written(
                read(Topics.EVENTS, new EventCodec(builtIn)::decode),
                read(
                        Topics.KEYS,
                        bytes -> new DataKeyCodec(builtIn).decode(bytes).key()),
                read(Topics.REPLIES, new ReplyCodec(builtIn)::decode),
                read(Topics.DLQ, new DeadLetterCodec(builtIn)::decode));
        log.events.addAll(written.events());
        log.keys.addAll(written.keys());
        log.replies.addAll(written.replies());
        written.events().forEach(event -> learn());
        return written;
    }

    private <T> List<T> read(Topic<?> topic, Function<byte[], T> decode) {
        return records(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> decode.apply(record.value()))
                .toList();
    }

    List<TestRecord<byte[], byte[]>> records(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The edge knows under which key an entity stands. */
    private void learn() {
        log.keys.stream().filter(key -> key.purpose().equals("details")).forEach(ledger::learn);
    }

    KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore(WriterTopology.STORE);
    }

    double count(String outcome) {
        return registry.counter("credledger.commands", "outcome", outcome).count();
    }

    double setAside() {
        return registry.counter("credledger.commands.set.aside").count();
    }

    double skippedRewraps() {
        return registry.counter("credledger.rewraps.skipped").count();
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (IllegalStateException e) {
            // It did not start, or died: the driver closes no task twice.
        }
    }
}
