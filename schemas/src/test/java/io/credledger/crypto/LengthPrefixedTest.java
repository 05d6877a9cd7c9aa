package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Octets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LengthPrefixedTest {

    @Test
    void everyPartIsItsLengthAndItsBytes() {
        byte[] bytes =
                LengthPrefixed.of("ab").add("").add(new byte[] {-1}).add("€").toByteArray();

        assertThat(Scene.hex(bytes)).isEqualTo("000000026162" + "00000000" + "00000001ff" + "00000003e282ac");
    }

    @Test
    void longPartsKeepTheirLength() {
        byte[] part = new byte[70_000];

        assertThat(LengthPrefixed.of("x").add(part).toByteArray()).hasSize(5 + 4 + part.length);
    }

    @Test
    void differentPartsNeverGiveTheSameBytes() {
        Random random = new Random(1);
        Set<List<String>> lists = new HashSet<>();
        Set<Octets> encodings = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            List<String> parts = parts(random);
            lists.add(parts);
            encodings.add(encode(parts));
        }

        assertThat(encodings).hasSameSizeAs(lists);
    }

    @Test
    void brokenUnicodeIsRefusedBecauseItWouldBecomeAQuestionMark() {
        LengthPrefixed parts = LengthPrefixed.of("x");

        assertThat(parts.add("\ud83d\ude00").toByteArray()).hasSize(5 + 4 + 4);
        for (String broken : List.of("\ud800", "a\udc00b", "\udc00\ud800", "x\ud800")) {
            assertThatThrownBy(() -> parts.add(broken)).isInstanceOf(InvalidIdException.class);
        }
    }

    /** Few letters, many boundaries: also letters that look like lengths. */
    private static List<String> parts(Random random) {
        List<String> parts = new ArrayList<>();
        for (int count = random.nextInt(4); count >= 0; count--) {
            StringBuilder part = new StringBuilder();
            for (int length = random.nextInt(4); length > 0; length--) {
                part.append((char) random.nextInt(3));
            }
            parts.add(part.toString());
        }
        return parts;
    }

    private static Octets encode(List<String> parts) {
        LengthPrefixed encoded = LengthPrefixed.of(parts.get(0));
        parts.stream().skip(1).forEach(encoded::add);
        return Octets.copyOf(encoded.toByteArray());
    }
}
