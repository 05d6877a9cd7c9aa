package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, writer, edge and refresher in this process with every logger at TRACE, while every route is used and every error happens. */
class SecretsStayOutOfLogsIT {

    @TempDir
    private Path home;

    @Test
    void noLoggerSaysWhatItMustNot() throws Exception {
        Canaries canaries = new Canaries();
        try (CanaryProvider provider = new CanaryProvider(canaries);
                Stack stack = Stack.start(home.resolve("data"), home.resolve("secrets"), 1);
                EveryLogger loggers = new EveryLogger(home.resolve("said"))) {
            canaries.knowFiles(home.resolve("secrets"));
            String token = stack.found(canaries.of("admin"));
            LeapingClock clock = new LeapingClock();
            String base = stack.serve(Stage.settings(canaries, provider), clock);
            stack.refresh(Map.of("CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", "127.0.0.1"));
            EveryRoute routes = new EveryRoute(canaries, base, token);
            routes.run();
            new EveryFailure(canaries, routes).run();
            Seals seals = new Seals(canaries, stack.client(), stack.master());
            Stage stage = Stage.at(base, canaries, provider, seals, token);
            stage.play();
            stage.tooLate(clock);
            stage.tooOften();
            threads().forEach(loggers::look);
            stack.stop();

            Finder finder = canaries.finder();
            assertThat(loggers.found(finder)).isEmpty();
            assertThat(stage.trail().misplaced(finder)).isEmpty();
            assertThat(Secret.values())
                    .allSatisfy(kind ->
                            assertThat(canaries.count(kind)).as(kind.toString()).isPositive());
            // It has listened: they do speak.
            assertThat(loggers.heard("org.apache.kafka")).isGreaterThan(10_000);
            assertThat(loggers.heard("io.credledger")).isGreaterThan(200);
            assertThat(loggers.heard("io.credledger.refresh")).isPositive();
            assertThat(loggers.heard("jul")).isPositive();
            assertThat(loggers.heard("org.eclipse.jetty")).isZero();
        }
    }

    private static Map<String, String> threads() {
        Map<String, String> threads = new HashMap<>();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> threads.put("thread " + thread.getId(), thread.getName()));
        return threads;
    }
}
