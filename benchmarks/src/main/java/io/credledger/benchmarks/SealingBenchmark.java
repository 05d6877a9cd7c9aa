package io.credledger.benchmarks;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Octets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** 1 KiB of details under a data key: what the edge does per write, and per read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealingBenchmark {

    private final SampleLedger ledger = new SampleLedger();
    private final byte[] details = new byte[1020];
    private final Octets schema = Octets.copyOf(new byte[32]);
    private final DetailsContext context = ledger.context(ledger.message().clear());
    private final SealedDetails sealed = DetailsSealer.seal(ledger.detailsKey, context, schema, details);
    private final WrappedKey wrapped = ledger.dataKeys.wrap(ledger.detailsKey);

    @Benchmark
    public SealedDetails sealDetails() {
        return DetailsSealer.seal(ledger.detailsKey, context, schema, details);
    }

    @Benchmark
    public byte[] openDetails() {
        return DetailsSealer.open(ledger.detailsKey, context, sealed);
    }

    /** A grant: a key is made and wrapped, and seals once. */
    @Benchmark
    public SealedDetails makeAndWrapKeyThenSeal(Blackhole wrappedKeys) {
        try (DataKey key = DataKeys.generate(KeyPurpose.DETAILS, ledger.connection)) {
            wrappedKeys.consume(ledger.dataKeys.wrap(key));
            return DetailsSealer.seal(key, context, schema, details);
        }
    }

    /** A read without a cache of keys. */
    @Benchmark
    public byte[] unwrapKeyThenOpen() {
        try (DataKey key = ledger.dataKeys.unwrap(wrapped)) {
            return DetailsSealer.open(key, context, sealed);
        }
    }
}
