package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaddingTest {

    @Test
    void whatWasPaddedComesBackForEveryLengthTo40k() {
        byte[] random = new byte[40_000];
        new Random(2).nextBytes(random);
        Set<Integer> buckets = new TreeSet<>();

        for (int length = 0; length <= random.length; length++) {
            byte[] plaintext = Arrays.copyOf(random, length);
            byte[] padded = Padding.pad(plaintext);
            buckets.add(padded.length);
            assertThat(Arrays.equals(Padding.unpad(padded), plaintext))
                    .as("length %d", length)
                    .isTrue();
        }

        assertThat(buckets)
                .containsExactly(
                        128, 256, 512, 1024, 2048, 4096, 8192, 12_288, 16_384, 20_480, 24_576, 28_672, 32_768, 36_864,
                        40_960);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 128",
        "124, 128",
        "125, 256",
        "252, 256",
        "253, 512",
        "4092, 4096",
        "4093, 8192",
        "8188, 8192",
        "8189, 12288",
        "65532, 65536"
    })
    void theSmallestBucketThatHoldsLengthAndBytesIsTaken(int length, int bucket) {
        assertThat(Padding.bucket(length)).isEqualTo(bucket);
        assertThat(Padding.isBucket(bucket)).isTrue();
        assertThat(Padding.isBucket(bucket - 1)).isFalse();
        assertThat(Padding.isBucket(bucket + 1)).isFalse();
    }

    @Test
    void moreThanTheLargestBucketIsRefused() {
        assertThatThrownBy(() -> Padding.pad(new byte[65_533]))
                .isInstanceOf(PlaintextTooLongException.class)
                .hasMessage("plaintext is longer than the largest bucket: {length=65533}");
        assertThat(Padding.isBucket(65_536 + 4096)).isFalse();
        assertThat(Padding.isBucket(64)).isFalse();
        assertThat(Padding.isBucket(0)).isFalse();
        assertThat(Padding.isBucket(-4096)).isFalse();
    }

    @Test
    void theBytesAreLengthContentAndZeros() {
        byte[] padded = Padding.pad(new byte[] {7, 8});

        assertThat(Scene.hex(padded)).isEqualTo("00000002" + "0708" + "00".repeat(122));
    }

    @ParameterizedTest
    @CsvSource({
        "128, 7fffffff",
        "128, 80000000",
        "128, ffffffff",
        "128, 0000007d",
        "256, 0000007c",
        "100, 00000001",
        "0, ''"
    })
    void paddingThatNobodyMakesIsRefused(int length, String start) {
        byte[] padded = Arrays.copyOf(java.util.HexFormat.of().parseHex(start), length);

        assertThatThrownBy(() -> Padding.unpad(padded)).isInstanceOf(MalformedSealException.class);
    }

    @Test
    void paddingOtherThanZerosIsRefused() {
        byte[] padded = Padding.pad(new byte[3]);
        padded[127] = 1;

        assertThatThrownBy(() -> Padding.unpad(padded)).isInstanceOf(MalformedSealException.class);
    }
}
