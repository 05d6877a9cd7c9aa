package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExitCodeTest {

    @Test
    void theNumbersAreThoseOfTheInterfacePage() {
        assertThat(Arrays.stream(ExitCode.values()).map(c -> c.code() + " " + c).collect(Collectors.toList()))
                .containsExactly(
                        "0 DONE",
                        "1 UNEXPECTED",
                        "2 USAGE",
                        "3 NOT_FOUND",
                        "4 NOT_ALLOWED",
                        "5 REFUSED",
                        "6 NEEDS_REAUTHORISATION",
                        "7 UNREACHABLE",
                        "8 AUDIT_DISCREPANCY",
                        "9 BAD_CONFIGURATION");
        assertThat(ExitCode.values())
                .allSatisfy(code -> assertThat(code.meaning()).isNotBlank());
    }
}
