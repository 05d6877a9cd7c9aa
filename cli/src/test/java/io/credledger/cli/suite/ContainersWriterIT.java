package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Tag;
import org.testcontainers.kafka.KafkaContainer;

/** On Kafka's own image, as a cluster of somebody else's would be. Needs a Docker engine: {@code mvn verify -Pcontainers}. */
@Tag("containers")
class ContainersWriterIT extends WriterSuite {

    private static final String IMAGE = "apache/kafka:4.3.1";

    @Override
    @SuppressWarnings("resource") // The broker closes it.
    Broker start(Path directory) {
        KafkaContainer kafka = new KafkaContainer(IMAGE)
                // Otherwise the first rebalance waits three seconds for members that do not come.
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return new Broker() {
            @Override
            public Map<String, Object> client(BrokerPrincipal principal) {
                return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers());
            }

            @Override
            public void close() {
                kafka.close();
            }
        };
    }
}
