package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** Whether Kafka answers, can keep its promises about transactions, and has as many brokers as there are to be copies. */
record BrokersCheck(Admin admin, Installation.Cluster cluster) implements Check {

    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final short REQUIRED = 2;

    @Override
    public void into(Findings findings) throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster().nodes().get().size();
        findings.add(Finding.ok("kafka", brokers == 1 ? "one broker answers" : brokers + " brokers answer"));
        findings.add(replication(cluster.replication(), cluster.minInSync(), brokers));
        FinalizedVersionRange version = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(TRANSACTION_VERSION);
        findings.add(transactions(version == null ? 0 : version.maxVersionLevel()));
    }

    static Finding transactions(int level) {
        return level >= REQUIRED
                ? Finding.ok("transactions", TRANSACTION_VERSION + " is " + level)
                : Trouble.failed(
                        "transactions",
                        TRANSACTION_VERSION + " is " + level
                                + ": a late write of an aborted transaction can end up in the next one",
                        "kafka-features --bootstrap-server … upgrade --feature " + TRANSACTION_VERSION + "="
                                + REQUIRED);
    }

    static Finding replication(int factor, int minInSync, int brokers) {
        String text = factor + " copies, " + minInSync + " of them before a write is acknowledged, on " + brokers
                + (brokers == 1 ? " broker" : " brokers");
        if (factor > brokers) {
            return Trouble.failed(
                    "replication",
                    text + ": a topic cannot be made",
                    "start the missing brokers, or set CREDLEDGER_REPLICATION_FACTOR before founding");
        }
        if (factor > 1 && minInSync == 1) {
            return Trouble.failed(
                    "replication",
                    text + ": what only one broker has is acknowledged, and lost with it",
                    "set CREDLEDGER_MIN_INSYNC_REPLICAS=2, and min.insync.replicas=2 on the topics");
        }
        if (factor > 1 && minInSync == factor) {
            return Finding.warning(
                    "replication",
                    text + ": one broker that is away stops every write",
                    "have one copy more than must be in sync: 3 and 2");
        }
        return brokers > 1 && factor == 1
                ? Finding.warning(
                        "replication",
                        text + ": a broker that is lost takes its shards with it",
                        "3 copies: kafka-reassign-partitions, then CREDLEDGER_REPLICATION_FACTOR=3")
                : Finding.ok("replication", text);
    }
}
