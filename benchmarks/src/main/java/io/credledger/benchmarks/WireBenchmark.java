package io.credledger.benchmarks;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.StateCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Records to bytes and back: a grant with its command's clear bytes and 1 KiB sealed, the command that asked for it, and its state. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBenchmark {

    private static final String TOPIC = Topics.COMMANDS_EDGE.name();

    private final SampleLedger ledger = new SampleLedger();
    private final CommandMessage message = ledger.message();
    private final LedgerEvent event = new SampleHistory(ledger).granted();
    private final EntityState state = Evolve.apply(null, event.header(), event.fact());
    private final EventCodec events = new EventCodec(OuterFormat.builtIn());
    private final CommandCodec commands = new CommandCodec(OuterFormat.builtIn());
    private final byte[] encodedEvent = events.encode(event);
    private final byte[] encodedCommand = commands.encode(TOPIC, message);
    private final byte[] encodedState = StateCodec.encode(state);

    @Benchmark
    public byte[] encodeEvent() {
        return events.encode(event);
    }

    @Benchmark
    public LedgerEvent decodeEvent() {
        return events.decode(encodedEvent);
    }

    @Benchmark
    public byte[] encodeCommand() {
        return commands.encode(TOPIC, message);
    }

    @Benchmark
    public CommandMessage decodeCommand() {
        return commands.decode(TOPIC, encodedCommand);
    }

    @Benchmark
    public byte[] encodeState() {
        return StateCodec.encode(state);
    }

    @Benchmark
    public EntityState decodeState() {
        return StateCodec.decode(encodedState);
    }
}
