package io.credledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.InvalidIdException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/me",
                "/a/b?c=d&e=%2F%2Fx",
                "/connect/start?ticket=abc-_~",
                "/@x",
                "/a//b",
                "/?x=http://y"
            })
    void pathsOfOursAreTaken(String path) {
        assertThat(new ReturnTo(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\\b",
                "https://evil.example/",
                "https:/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                "@evil.example",
                " /v1/me",
                "/v1/me ",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/a\u0000b",
                "/a#b",
                "/\"><script>",
                "/ü",
                "/\u2028/x"
            })
    void nothingElseIs(String path) {
        assertThatExceptionOfType(InvalidIdException.class)
                .isThrownBy(() -> new ReturnTo(path))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("evil"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2001})
    void theyHaveAnEnd(int length) {
        String path = "/" + "a".repeat(length - 1);
        if (length <= ReturnTo.MAX) {
            assertThat(new ReturnTo(path).path()).hasSize(length);
        } else {
            assertThatExceptionOfType(InvalidIdException.class).isThrownBy(() -> new ReturnTo(path));
        }
    }
}
