package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.audit.AuditItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditFormatTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                                                  | JSON
            */*                                   | JSON
            application/json                      | JSON
            application/x-ndjson                  | NDJSON
            TEXT/CSV; charset=utf-8               | CSV
            text/event-stream                     | LIVE
            text/event-stream, */*;q=0.1          | LIVE
            application/json, text/csv            | JSON
            text/csv;q=0, application/x-ndjson    | NDJSON
            text/html                             |
            """)
    void theFirstThatTheClientTakesIsGiven(@Nullable String accept, @Nullable AuditFormat format) {
        assertThat(AuditFormat.of(accept).orElse(null)).isEqualTo(format);
    }

    @Test
    void aLineOfCsvHasAllColumnsAndNoFormula() {
        AuditItem item = new AuditItem(
                "3:17",
                "ConnectionGranted",
                Instant.parse("2026-01-01T00:00:00Z"),
                "ann",
                null,
                "con_1",
                "con_1",
                1L,
                "github",
                "42",
                "=cmd(\"x\"), y",
                null,
                null);

        String line = AuditCsv.line(item);

        assertThat(line)
                .isEqualTo("3:17,ConnectionGranted,2026-01-01T00:00:00Z,ann,,con_1,con_1,1,github,42,"
                        + "\"'=cmd(\"\"x\"\"), y\",,,,,,,,\r\n");
        assertThat(AuditCsv.HEADER.split(",")).hasSize(19);
    }
}
