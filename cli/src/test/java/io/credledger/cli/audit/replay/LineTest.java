package io.credledger.cli.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whateverStandsInAStringItIsTheStringAgain() throws Exception {
        Random random = new Random(5);
        String alphabet = "abc XYZ~/09_.-\"\\\n\u0000\u001f\u007f\u0080\u00e9\u20ac\ud83d\ude00";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder any = new StringBuilder("life-" + "x".repeat(random.nextInt(20)));
            random.ints(random.nextInt(12), 0, alphabet.codePointCount(0, alphabet.length()))
                    .map(index -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, index)))
                    .forEach(any::appendCodePoint);

            assertThat(read(new Line().quoted(any.toString()))).isEqualTo(any.toString());
            assertThat(read(new Line().text(any.toString().getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(any.toString());
        }
    }

    @Test
    void everyCharacterOfAsciiIsFoundWhereverItStands() throws Exception {
        for (char character = 0; character < 0x100; character++) {
            for (int before = 0; before < 17; before++) {
                String any = "x".repeat(before) + character + "x".repeat(16 - before);

                assertThat(read(new Line().quoted(any))).isEqualTo(any);
                assertThat(read(new Line().text(any.getBytes(StandardCharsets.UTF_8))))
                        .isEqualTo(any);
            }
        }
    }

    @Test
    void timesAreRfc3339WithAsManyDigitsAsTheyNeed() throws Exception {
        Line line = new Line();
        for (long millis : new long[] {0, 7, 70, 700, 1_000, 1_700_000_000_123L, 1_700_000_000_000L, -1, 123}) {
            assertThat(read(line.clear().time(millis)))
                    .isEqualTo(Instant.ofEpochMilli(millis).toString());
        }
    }

    @Test
    void aLineThatIsWrittenAgainHasNothingOfTheOneBefore() {
        Line line = new Line().number(123_456).text(Slice.of(new byte[] {'a'}));

        assertThat(new String(line.clear().number(-7).copyFrom(0), StandardCharsets.US_ASCII))
                .isEqualTo("-7");
    }

    private static String read(Line line) throws Exception {
        return JSON.readValue(line.copyFrom(0), String.class);
    }
}
