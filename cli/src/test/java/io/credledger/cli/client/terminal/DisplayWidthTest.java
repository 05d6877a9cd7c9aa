package io.credledger.cli.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void countsColumnsNotCharacters() {
        assertThat(DisplayWidth.of("Zoë")).isEqualTo(3);
        assertThat(DisplayWidth.of("Zoe\u0308")).isEqualTo(3);
        assertThat(DisplayWidth.of("日本")).isEqualTo(4);
        assertThat(DisplayWidth.of("👍")).isEqualTo(2);
    }

    @Test
    void cutsToTheColumnNeverThroughACharacter() {
        assertThat(DisplayWidth.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(DisplayWidth.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(DisplayWidth.cut("日本語", 4)).isEqualTo("日…");
        assertThat(DisplayWidth.cut("👍👍👍", 5)).isEqualTo("👍👍…");
    }

    @Test
    void padsToTheColumn() {
        assertThat(DisplayWidth.pad("日", 4)).isEqualTo("日  ");
        assertThat(DisplayWidth.pad("abc", 2)).isEqualTo("abc");
    }
}
