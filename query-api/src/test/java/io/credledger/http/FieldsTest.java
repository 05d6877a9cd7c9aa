package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.Handle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void fieldsAreReadByNameAndType() {
        Fields fields = fields("""
                {"handle": "alice", "flag": true, "whole": 7, "list": ["a", "b"], "at": "2026-11-20T23:00:00+01:00",
                 "inner": {"x": "y"}, "raw": {"k": [1, null]}, "nothing": null}""");

        assertThat(fields.parsed("handle", 64, Handle::new)).isEqualTo(new Handle("alice"));
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.optionalWhole("whole", 1, 10)).isEqualTo(7);
        assertThat(fields.texts("list", 2, 1)).containsExactly("a", "b");
        assertThat(fields.optionalTime("at")).isEqualTo(Instant.parse("2026-11-20T22:00:00Z"));
        assertThat(fields.optionalObject("inner"))
                .satisfies(inner -> assertThat(inner.text("x", 1)).isEqualTo("y"));
        assertThat(fields.optionalRaw("raw", 100)).isEqualTo("{\"k\":[1,null]}");
        assertThat(fields.optionalText("nothing", 1)).isNull();
        fields.done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "{\"a\":1}{}", "{\"a\":1,\"a\":1}", "{a:1}", "{\"a\":1} x", "null"})
    void whatIsNotOneObjectIsMalformed(String json) {
        problem(ProblemType.MALFORMED_JSON, "", json, fields -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "\"\"", "\"tab\\t\"", "\"lone \\ud800\""})
    void aTextHasToBeOne(String value) {
        problem(ProblemType.INVALID_REQUEST, "f", "{\"f\":" + value + "}", fields -> fields.text("f", 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "0", "11", "1e30", "true"})
    void aWholeNumberHasToBeOneInItsRange(String value) {
        problem(ProblemType.INVALID_REQUEST, "f", "{\"f\":" + value + "}", fields -> fields.optionalWhole("f", 1, 10));
    }

    @Test
    void aMissingFieldIsNamed() {
        problem(ProblemType.INVALID_REQUEST, "f", "{}", fields -> fields.text("f", 20));
        problem(ProblemType.INVALID_REQUEST, "f", "{\"f\":null}", fields -> fields.secret("f"));
    }

    @Test
    void anUnknownFieldIsNamed() {
        problem(ProblemType.INVALID_REQUEST, "g", "{\"f\":\"x\",\"g\":1}", fields -> {
            fields.text("f", 20);
            fields.done();
        });
        problem(ProblemType.INVALID_REQUEST, "o.g", "{\"o\":{\"g\":1}}", fields -> {
            fields.optionalObject("o");
            fields.done();
        });
    }

    @Test
    void aFieldNameThatCouldBeAnythingIsNotRepeated() {
        problem(ProblemType.INVALID_REQUEST, "a field", "{\"gho secret\":1}", Fields::done);
    }

    @Test
    void whatIsTooLongIsRefusedByItsLimit() {
        problem(ProblemType.LIMIT_EXCEEDED, "f", "{\"f\":\"abc\"}", fields -> fields.text("f", 2));
        problem(ProblemType.LIMIT_EXCEEDED, "f", "{\"f\":[\"a\",\"b\"]}", fields -> fields.texts("f", 1, 9));
        problem(ProblemType.LIMIT_EXCEEDED, "f", "{\"f\":{\"a\":\"bcdef\"}}", fields -> fields.optionalRaw("f", 5));
        problem(
                ProblemType.LIMIT_EXCEEDED,
                "f",
                "{\"f\":\"" + "x".repeat(16 * 1024 + 1) + "\"}",
                fields -> fields.secret("f"));
    }

    @Test
    void whatBreaksARuleIsToldTheRuleAndNotTheValue() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> fields("{\"f\":\"..canary\"}").parsed("f", 64, Handle::new))
                .satisfies(e -> assertThat(e.members().toString())
                        .contains("must be 1 to 64")
                        .doesNotContain("canary"));
    }

    private static Fields fields(String json) {
        return Fields.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void problem(ProblemType type, String field, String json, Consumer<Fields> reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> reading.accept(fields(json)))
                .satisfies(e -> assertThat(e.type()).isEqualTo(type))
                .satisfies(
                        e -> assertThat(e.members().getOrDefault("field", "")).isEqualTo(field));
    }
}
