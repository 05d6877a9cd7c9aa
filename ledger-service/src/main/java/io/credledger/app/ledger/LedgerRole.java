package io.credledger.app.ledger;

import io.credledger.health.HealthServer;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger service as a process of its own: runs until it is told to stop or cannot go on. */
public final class LedgerRole {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRole.class);

    private LedgerRole() {}

    /** Runs; SIGTERM stops it cleanly. */
    public static ExitCode run(LedgerServiceConfiguration configuration) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (LedgerService service = LedgerService.start(configuration, registry, Clock.systemUTC());
                HealthServer health = new HealthServer(
                        configuration.healthHost(), configuration.healthPort(), service::health, registry::scrape)) {
            LOG.info("health and metrics on port {}", health.port());
            Thread stop = new Thread(service::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return service.awaitTermination();
        } catch (UnrecoverableException e) {
            LOG.error("the ledger service cannot run: {}", e.getMessage());
            return e.exitCode();
        } catch (IOException e) {
            LOG.error("the health port cannot be used");
            return ExitCode.BAD_CONFIGURATION;
        }
    }
}
