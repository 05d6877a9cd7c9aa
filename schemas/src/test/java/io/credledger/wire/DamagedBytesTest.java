package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.credledger.ledger.Samples;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, they are a value or they are unreadable; nothing else is thrown and nothing large is made of little. */
class DamagedBytesTest {

    /** Lengths and counts that a record of a few hundred bytes cannot have, as Avro writes them. */
    private static final List<byte[]> HOSTILE_LENGTHS = Stream.of(
                    "80808001", // 2^20 and half of it
                    "feffffff0f", // 2^31 - 1
                    "f0ffffff0f", // just below, where an array would still fit
                    "ffffffff0f", // -2^31
                    "feffffffffffffffff01", // 2^63 - 1
                    "ffffffffffffffffff01", // -2^63
                    "01feffffff0f", // a block of one with a size of 2^31 - 1
                    "ffffff7ffeffffff0f") // a block of many with such a size
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final long MOST_PER_RECORD = 1 << 20;

    static List<WireForm<?>> forms() {
        return WireForm.all();
    }

    static List<WireForm<?>> selfDescribing() {
        return WireForm.selfDescribing();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aRecordCutAnywhereIsUnreadable(WireForm<?> form) {
        for (byte[] bytes : samples(form)) {
            for (int length = 0; length < bytes.length; length++) {
                assertThat(isValue(form, Arrays.copyOf(bytes, length)))
                        .as("first %d of %d bytes", length, bytes.length)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nothingMayFollowARecord(WireForm<?> form) {
        for (byte[] bytes : samples(form)) {
            assertThat(isValue(form, Arrays.copyOf(bytes, bytes.length + 1))).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anyFlippedBitLeavesAValueOrAnUnreadableRecord(WireForm<?> form) {
        for (byte[] bytes : samples(form)) {
            for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                isValue(form, flipped);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aLengthIsBelievedOnlyAsFarAsThereAreBytes(WireForm<?> form) {
        byte[] bytes = form.sampleBytes(Samples.full(11));
        for (int at = 0; at < bytes.length; at++) {
            for (byte[] length : HOSTILE_LENGTHS) {
                byte[] hostile = Arrays.copyOf(bytes, Math.max(bytes.length, at + length.length));
                System.arraycopy(length, 0, hostile, at, length.length);
                assertThat(allocatedBy(() -> isValue(form, hostile)))
                        .as("bytes allocated for %s at %d", HexFormat.of().formatHex(length), at)
                        .isLessThan(MOST_PER_RECORD);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("selfDescribing")
    void randomBytesAreNoRecord(WireForm<?> form) {
        Random random = new Random(11);
        byte[] frame = Arrays.copyOf(form.sampleBytes(Samples.full(11)), form.prefix());
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            isValue(form, bytes);
            System.arraycopy(frame, 0, bytes, 0, Math.min(frame.length, bytes.length));
            isValue(form, bytes);
        }
    }

    @Test
    void noValueIsNoRecord() {
        EventCodec codec = new EventCodec(OuterFormat.builtIn());

        assertThatThrownBy(() -> codec.decode(null)).isExactlyInstanceOf(UnreadableRecordException.class);
    }

    private static List<byte[]> samples(WireForm<?> form) {
        return Stream.of(Samples.full(11), Samples.bare(11), Samples.seeded(11))
                .map(form::sampleBytes)
                .toList();
    }

    /** Whether the bytes are a value; what is neither that nor unreadable fails the test by itself. */
    private static boolean isValue(WireForm<?> form, byte[] bytes) {
        try {
            form.decode(bytes);
            return true;
        } catch (UnreadableRecordException e) {
            return false;
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
