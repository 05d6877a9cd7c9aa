package io.credledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things are: routings, shards, positions. */
class PlacesTest {

    @ParameterizedTest
    @CsvSource({"0, 4, 0", "5, 4, 1", "-1, 4, 3", "-1, 3, 0", "-9223372036854775808, 32, 0", "77, 1, 0"})
    void aShardIsTheUnsignedRemainder(long bits, int shards, int shard) {
        assertThat(new Routing(bits).shard(shards)).isEqualTo(shard);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 32, 64})
    void namespacesSpreadEvenlyOverTheShards(int shards) {
        Random random = new Random(23);
        int[] held = new int[shards];
        int each = 10_000;
        for (int i = 0; i < each * shards; i++) {
            held[new Routing(random.nextLong()).shard(shards)]++;
        }
        assertThat(IntStream.of(held)).allMatch(count -> Math.abs(count - each) < each / 20);
    }

    @Test
    void aLedgerHasAtLeastOneShard() {
        assertThatThrownBy(() -> new Routing(1).shard(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordKeyIsTheRoutingsText() {
        assertThat(Routing.parse("0123456789ab0").recordKey()).asString().isEqualTo("0123456789ab0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:0", "3:17", "2147483647:9223372036854775807"})
    void aPositionIsReadAsItIsWritten(String text) {
        assertThat(Position.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "3",
                "3:",
                ":17",
                "-1:0",
                "0:-1",
                "3:17:1",
                "a:1",
                "1:a",
                " 3:17",
                "3:17 ",
                "2147483648:0",
                "0:9223372036854775808",
                "+3:17",
                "3:+17",
                "03:17",
                "\u0663:17"
            })
    void anyOtherTextIsNoPosition(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void octetsHaveTheirBytesAndNoText() {
        byte[] bytes = {1, 2, (byte) 0xFF};
        Octets octets = Octets.copyOf(bytes);
        bytes[0] = 9;

        assertThat(octets).isEqualTo(Octets.parseHex("0102ff")).hasToString("3 octets");
        assertThat(octets.toHex()).isEqualTo("0102ff");
        octets.toByteArray()[0] = 9;
        assertThat(octets.toByteArray()).containsExactly(1, 2, 0xFF);
    }
}
