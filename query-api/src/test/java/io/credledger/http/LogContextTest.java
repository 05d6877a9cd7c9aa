package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What every line of a request carries. */
class LogContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.routes.before(LogContext::begin);
            config.routes.get(
                    "/",
                    context -> context.result(
                            MDC.get("request_id") + " " + MDC.get("trace_id") + " " + MDC.get("span_id")));
        });
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aTraceThatTheCallerHasBegunGoesOn() throws Exception {
        assertThat(ask("00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo("req-7 " + TRACE + " 00f067aa0ba902b7");
    }

    @Test
    void withoutOneOrWithWhatIsNoneThereIsTheRequestAlone() throws Exception {
        assertThat(ask(null)).isEqualTo("req-7 null null");
        assertThat(ask("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).isEqualTo("req-7 null null");
        assertThat(ask("a line\tof the attacker's")).isEqualTo("req-7 null null");
    }

    @Test
    void theNextRequestOfAThreadHasNothingOfTheLast() throws Exception {
        ask("00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(ask(null)).isEqualTo("req-7 null null");
    }

    @Test
    void nothingIsLeftBehind() {
        MDC.put("trace_id", TRACE);

        LogContext.end();

        assertThat(MDC.get("trace_id")).isNull();
    }

    private String ask(@Nullable String traceparent) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .header("X-Request-Id", "req-7");
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
