package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                    | true
            */*                                     | true
            application/json                        | true
            Application/JSON; charset=utf-8         | true
            text/html, application/*;q=0.8          | true
            application/problem+json                | true
            text/html                               | false
            application/json;q=0                    | false
            application/json;q=0.0, text/plain      | false
            application/xml, image/png              | false
            """)
    void aClientThatTakesNoJsonIsTold(String header, boolean taken) {
        assertThat(Accepts.json(header)).isEqualTo(taken);
    }
}
