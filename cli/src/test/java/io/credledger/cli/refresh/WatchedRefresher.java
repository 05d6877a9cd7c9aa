package io.credledger.cli.refresh;

import io.credledger.app.refresher.Refresher;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.config.Sources;
import io.credledger.ledger.AttemptId;
import io.credledger.refresh.Step;
import io.credledger.refresh.Steps;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A refresher as it is, but for its steps. It is told on its standard input at which of them to stand still, and says on its standard output which
 * attempt stands.
 */
final class WatchedRefresher implements Steps {

    static final String READY = "@ready";
    static final String HOLDS = "@holds";
    static final String STANDS = "@stands ";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private @Nullable Step step;
    private CountDownLatch open = new CountDownLatch(1);

    private WatchedRefresher() {}

    public static void main(String[] args) throws Exception {
        WatchedRefresher steps = new WatchedRefresher();
        try (Refresher refresher = Refresher.start(
                RefresherConfiguration.reader(List.of()).read(Sources.of(System.getenv())),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.systemUTC(),
                steps)) {
            while (!refresher.awaitRunning(PATIENCE)) {
                System.out.println("not yet running");
            }
            System.out.println(READY);
            steps.listen();
        }
        System.exit(0);
    }

    private void listen() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.equals("stop"); line = lines.readLine()) {
                obey(line);
            }
        }
    }

    private synchronized void obey(String line) {
        if (line.startsWith("hold ")) {
            step = Step.valueOf(line.substring(5));
            System.out.println(HOLDS);
        } else {
            step = null;
            open.countDown();
            open = new CountDownLatch(1);
        }
    }

    private synchronized @Nullable CountDownLatch barrier(Step reached) {
        return reached == step ? open : null;
    }

    @Override
    public void reached(Step reached, AttemptId attempt) {
        CountDownLatch barrier = barrier(reached);
        if (barrier != null) {
            System.out.println(STANDS + reached + ' ' + attempt);
            stand(barrier);
        }
    }

    private static void stand(CountDownLatch barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
