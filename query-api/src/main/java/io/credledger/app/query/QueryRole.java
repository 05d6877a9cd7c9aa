package io.credledger.app.query;

import io.credledger.config.ConfigurationException;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The query API as a process of its own: runs until it is told to stop or cannot go on. */
public final class QueryRole {

    private static final Logger LOG = LoggerFactory.getLogger(QueryRole.class);

    private QueryRole() {}

    /** Runs; SIGTERM stops it cleanly. */
    public static ExitCode run(QueryApiConfiguration configuration) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (QueryApi api = QueryApi.start(configuration, registry, Clock.systemUTC())) {
            LOG.info("the API is served on {}:{}", configuration.host(), api.port());
            Runtime.getRuntime().addShutdownHook(new Thread(api::close, "stop"));
            return api.awaitTermination();
        } catch (UnrecoverableException e) {
            LOG.error("the query API cannot run: {}", e.getMessage());
            return e.exitCode();
        } catch (ConfigurationException e) {
            LOG.error("the query API cannot run: {}", e.getMessage());
            return ExitCode.BAD_CONFIGURATION;
        } catch (KafkaException e) {
            LOG.error("the query API cannot reach Kafka: {}", e.getClass().getName());
            return ExitCode.UNREACHABLE;
        }
    }
}
