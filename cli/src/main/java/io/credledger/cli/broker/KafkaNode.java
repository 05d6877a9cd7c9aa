package io.credledger.cli.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * What {@link KafkaRaftServer} is, but that the broker half begins when nobody takes it for the one that died (ADR 0034): Kafka 4.3 counts a transaction
 * whose partitions are without a leader for a moment as complete without its markers.
 */
final class KafkaNode {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
    private static final Duration LOOK_EACH = Duration.ofMillis(20);

    private final KafkaConfig config;
    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    KafkaNode(KafkaConfig config) {
        this.config = config;
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, LOG, "");
        Map<Integer, InetSocketAddress> voters =
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
        this.shared = new SharedServer(
                config,
                directories._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, directories._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(voters),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
    }

    void startup() throws TimeoutException, InterruptedException {
        controller.startup();
        awaitFormerFenced();
        broker.startup();
    }

    /** A broker that was stopped has said so; one that died is given up when its session is over. */
    private void awaitFormerFenced() throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime()
                + Duration.ofMillis(config.serverMaxStartupTimeMs()).toNanos();
        while (!isFormerFenced()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the controller did not give up the broker that died");
            }
            Thread.sleep(LOOK_EACH.toMillis());
        }
    }

    private boolean isFormerFenced() {
        if (!controller.controller().isActive()) {
            return false;
        }
        MetadataImage image = controller.metadataCache().currentImage();
        long committed = shared.raftManager().client().highWatermark().orElse(Long.MAX_VALUE);
        if (image.offset() + 1 < committed) {
            return false;
        }
        BrokerRegistration former = image.cluster().broker(config.nodeId());
        return former == null || former.fenced() || former.inControlledShutdown();
    }

    void stop() {
        // In this order, as the broker tells the controller that it stops.
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
