package io.credledger.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineEncoderTest {

    @Test
    void aLineForProgramsIsAnObjectWithRequestAndTrace() throws Exception {
        String line = line(Map.of(LineEncoder.VARIABLE, "json"));

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("loggerName").asText()).isEqualTo("io.credledger.test");
        assertThat(json.path("formattedMessage").asText()).isEqualTo("two \"lines\"\nof 2");
        assertThat(json.path("mdc").path("request_id").asText()).isEqualTo("req_1");
        assertThat(json.path("mdc").path("trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(json.path("timestamp").asLong()).isPositive();
    }

    @Test
    void aLineForPeopleIsTextUnlessSaidOtherwise() {
        assertThat(line(Map.of())).contains("WARN").endsWith("io.credledger.test - two \"lines\"\nof 2\n");
        assertThat(line(Map.of(LineEncoder.VARIABLE, "no such"))).contains(" - two");
    }

    private static String line(Map<String, String> environment) {
        LoggerContext context = new LoggerContext();
        LineEncoder encoder = new LineEncoder(environment);
        encoder.setContext(context);
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.credledger.test"), Level.WARN, "two \"lines\"\nof {}", null, new Object[] {2
                });
        event.setMDCPropertyMap(Map.of("request_id", "req_1", "trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"));
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
