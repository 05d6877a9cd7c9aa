package io.credledger.benchmarks;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The fold of a history of 1,000 events, per event: of events in memory, and of their bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvolveBenchmark {

    private static final int EVENTS = 1_000;

    private final EventCodec codec = new EventCodec(OuterFormat.builtIn());
    private final List<LedgerEvent> history = new SampleHistory(new SampleLedger()).events(EVENTS);
    private final List<byte[]> log = history.stream().map(codec::encode).toList();

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public @Nullable EntityState fold() {
        EntityState state = null;
        for (LedgerEvent event : history) {
            state = Evolve.apply(state, event.header(), event.fact());
        }
        return state;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public @Nullable EntityState decodeAndFold() {
        EntityState state = null;
        for (byte[] bytes : log) {
            LedgerEvent event = codec.decode(bytes);
            state = Evolve.apply(state, event.header(), event.fact());
        }
        return state;
    }
}
