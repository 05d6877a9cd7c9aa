package io.credledger.cli.client.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(CsvLine.of(List.of("plain", "a,b", "say \"hi\"", "two\nlines", " padded ", "")))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" padded \",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"})
    void aCellThatStartsLikeAFormulaIsText(String cell) {
        assertThat(CsvLine.of(List.of(cell))).isEqualTo("\"'" + cell + "\"\r\n");
    }

    @Test
    void aFormulaInTheMiddleIsHarmless() {
        assertThat(CsvLine.of(List.of("a=1"))).isEqualTo("a=1\r\n");
    }
}
