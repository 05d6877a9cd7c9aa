package io.credledger.cli.broker;

import static io.credledger.cli.broker.LedgerTopics.ACCESS;
import static io.credledger.cli.broker.LedgerTopics.CASCADE_COMMANDS;
import static io.credledger.cli.broker.LedgerTopics.CHECKPOINTS;
import static io.credledger.cli.broker.LedgerTopics.DLQ;
import static io.credledger.cli.broker.LedgerTopics.EDGE_COMMANDS;
import static io.credledger.cli.broker.LedgerTopics.EVENTS;
import static io.credledger.cli.broker.LedgerTopics.KEYS;
import static io.credledger.cli.broker.LedgerTopics.REPLIES;
import static io.credledger.cli.broker.LedgerTopics.WORKER_COMMANDS;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/**
 * The least rights of each role, on the embedded broker and on a cluster alike. A principal that may write some topic may also write
 * idempotently (KIP-679), so nobody needs a right on the cluster; the admin is a super user and appears nowhere.
 */
public final class BrokerAcls {
    private BrokerAcls() {}

    public static List<AclBinding> bindings() {
        return Stream.of(ledgerService(), queryApi(), refresher(), auditor())
                .flatMap(role -> role.bindings().stream())
                .toList();
    }

    /** Adds what is missing; takes nothing away. */
    public static void apply(Admin admin) throws ExecutionException, InterruptedException {
        admin.createAcls(bindings()).all().get();
    }

    private static RoleRights ledgerService() {
        return RoleRights.of(BrokerPrincipal.LEDGER_SERVICE)
                .reads(EDGE_COMMANDS, WORKER_COMMANDS, CASCADE_COMMANDS, EVENTS, KEYS)
                .writes(CASCADE_COMMANDS, EVENTS, KEYS, REPLIES, DLQ)
                .commitsTransactions()
                .runsStreams();
    }

    private static RoleRights queryApi() {
        return RoleRights.of(BrokerPrincipal.QUERY_API)
                .reads(EVENTS, KEYS, REPLIES, ACCESS, CHECKPOINTS)
                .writes(EDGE_COMMANDS, ACCESS, CHECKPOINTS)
                .runsStreams();
    }

    private static RoleRights refresher() {
        return RoleRights.of(BrokerPrincipal.REFRESHER)
                .reads(EVENTS, KEYS, REPLIES)
                .writes(WORKER_COMMANDS)
                .runsStreams();
    }

    /** No commands, no keys, and not the dead letters either: they are commands with their wrapped keys. */
    private static RoleRights auditor() {
        return RoleRights.of(BrokerPrincipal.AUDITOR).reads(EVENTS, REPLIES, ACCESS, CHECKPOINTS);
    }
}
