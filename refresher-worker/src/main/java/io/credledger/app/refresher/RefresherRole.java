package io.credledger.app.refresher;

import io.credledger.config.ConfigurationException;
import io.credledger.health.HealthServer;
import io.credledger.refresh.Steps;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The refresher as a process of its own: runs until it is told to stop or cannot go on. */
public final class RefresherRole {

    private static final Logger LOG = LoggerFactory.getLogger(RefresherRole.class);

    private RefresherRole() {}

    /** Runs; SIGTERM stops it cleanly. */
    public static ExitCode run(RefresherConfiguration configuration) throws InterruptedException {
        return run(configuration, Steps.UNWATCHED);
    }

    /** @param steps is told how far each attempt has come */
    public static ExitCode run(RefresherConfiguration configuration, Steps steps) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Refresher refresher = Refresher.start(configuration, registry, Clock.systemUTC(), steps);
                HealthServer health = new HealthServer(
                        configuration.healthHost(), configuration.healthPort(), refresher::health, registry::scrape)) {
            LOG.info("health and metrics on port {}", health.port());
            Runtime.getRuntime().addShutdownHook(new Thread(refresher::close, "stop"));
            return refresher.awaitTermination();
        } catch (UnrecoverableException e) {
            LOG.error("the refresher cannot run: {}", e.getMessage());
            return e.exitCode();
        } catch (ConfigurationException e) {
            LOG.error("the refresher cannot run: {}", e.getMessage());
            return ExitCode.BAD_CONFIGURATION;
        } catch (KafkaException e) {
            LOG.error("the refresher cannot reach Kafka: {}", e.getClass().getName());
            return ExitCode.UNREACHABLE;
        } catch (IOException e) {
            LOG.error("the health port cannot be used");
            return ExitCode.BAD_CONFIGURATION;
        }
    }
}
