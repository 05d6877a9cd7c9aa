package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.Command;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read where it lies is what Avro reads there, and nothing is readable to one and unreadable to the other. */
class DirectReadingTest {

    private static final int MUTATIONS = 300;

    static List<Class<? extends Record>> types() {
        return Stream.of(Fact.class, Command.class, Details.class, EntityState.class, CascadeNote.class)
                .flatMap(TypeFamily::types)
                .<Class<? extends Record>>map(type -> type)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends Record> void aRecordIsReadAsAvroReadsIt(Class<T> type) {
        RecordShape<T> shape = RecordShape.of(type);
        Function<byte[], Object> avro = shape.byAvro(shape.schema());
        for (Samples samples : List.of(Samples.full(3), Samples.bare(3), Samples.seeded(3))) {
            bothAgree(
                    shape.encode(samples.of(type)),
                    bytes -> shape.decode(shape.schema(), bytes),
                    bytes -> Rules.checked(() -> shape.fromAvro(avro.apply(bytes))));
        }
    }

    @Test
    void anEventIsReadAsAvroReadsIt() {
        EventCodec codec = new EventCodec(OuterFormat.builtIn());
        for (Samples samples : List.of(Samples.full(3), Samples.bare(3), Samples.seeded(3))) {
            bothAgree(codec.encode(samples.of(LedgerEvent.class)), codec::raw, codec::rawAsFramed);
        }
    }

    @Test
    void aDataKeyIsReadAsAvroReadsIt() {
        DataKeyCodec codec = new DataKeyCodec(OuterFormat.builtIn());
        DataKeyCodec.Stored stored = Samples.full(3).of(DataKeyCodec.Stored.class);
        byte[] bytes = codec.encode(stored.ledger(), stored.key());

        bothAgree(bytes, codec::decode, codec::decodeAsFramed);

        assertThat(DataKeyCodec.isFor(stored.key().purpose(), bytes)).isTrue();
        assertThat(DataKeyCodec.isFor(stored.key().purpose() + "s", bytes)).isFalse();
        assertThat(DataKeyCodec.isFor(stored.key().purpose(), Arrays.copyOf(bytes, 20)))
                .isFalse();
    }

    @Test
    void slicesOfEqualBytesAreEqualWhereverTheyLie() {
        byte[] bytes = new byte[64];
        new Random(3).nextBytes(bytes);
        for (int length = 0; length < 40; length++) {
            Slice there = new Slice(bytes, 7, length);
            Slice alone = Slice.of(Arrays.copyOfRange(bytes, 7, 7 + length));

            assertThat(there).isEqualTo(alone).hasSameHashCodeAs(alone);
            assertThat(there.octets().toByteArray()).isEqualTo(alone.toByteArray());
        }
    }

    private static void bothAgree(byte[] written, Function<byte[], ?> direct, Function<byte[], ?> avro) {
        assertThat(outcome(direct, written)).isEqualTo(outcome(avro, written));
        Random random = new Random(3);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(written, random);
            assertThat(outcome(direct, bytes)).isEqualTo(outcome(avro, bytes));
        }
    }

    private static byte[] mutated(byte[] written, Random random) {
        int length = random.nextInt(8) == 0 ? random.nextInt(written.length + 2) : written.length;
        byte[] bytes = Arrays.copyOf(written, length);
        for (int i = random.nextInt(4); i >= 0 && length > 0; i--) {
            int at = random.nextInt(length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }

    /** The value, or how it is unreadable. */
    private static Object outcome(Function<byte[], ?> read, byte[] bytes) {
        try {
            return read.apply(bytes);
        } catch (UnreadableRecordException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
