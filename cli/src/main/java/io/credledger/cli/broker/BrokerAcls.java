package io.credledger.cli.broker;

import static io.credledger.topic.Topics.ACCESS;
import static io.credledger.topic.Topics.CASCADE;
import static io.credledger.topic.Topics.CHECKPOINTS;
import static io.credledger.topic.Topics.COMMANDS_CASCADE;
import static io.credledger.topic.Topics.COMMANDS_EDGE;
import static io.credledger.topic.Topics.COMMANDS_WORKER;
import static io.credledger.topic.Topics.DELIVERIES;
import static io.credledger.topic.Topics.DLQ;
import static io.credledger.topic.Topics.EVENTS;
import static io.credledger.topic.Topics.KEYS;
import static io.credledger.topic.Topics.REPLIES;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.processor.WriterTopology;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/**
 * The least rights of each role, on the embedded broker and on a cluster alike; docs/operations.md is held to them. A principal that may write some
 * topic may also write idempotently (KIP-679), so nobody needs a right on the cluster.
 */
public final class BrokerAcls {
    /** The changelog of the ledger service's one store. */
    public static final String WRITERS_MEMORY =
            LedgerServiceConfiguration.APPLICATION_ID + "-" + WriterTopology.STORE + "-changelog";

    private static final String LEDGERS_OWN = "credledger.";

    private BrokerAcls() {}

    /** Those of the roles. On the embedded broker the admin is a super user and needs none. */
    public static List<AclBinding> bindings() {
        return Stream.of(ledgerService(), queryApi(), refresher(), auditor())
                .flatMap(role -> role.bindings().stream())
                .toList();
    }

    /** The same, and those of an admin who is no super user: what {@code init} needs on a cluster. */
    public static List<AclBinding> withFounding() {
        return Stream.concat(bindings().stream(), admin().bindings().stream()).toList();
    }

    /** Adds what is missing; takes nothing away. */
    public static void apply(Admin admin) throws ExecutionException, InterruptedException {
        admin.createAcls(bindings()).all().get();
    }

    /** What became of {@link #applyIfPossible}. */
    public enum Applied {
        ALL,
        /** The cluster has no authorizer. */
        MEANINGLESS,
        /** They are not this principal's to give. */
        NOT_OURS
    }

    /** The same where the cluster has an authorizer and lets this principal change rights. */
    public static Applied applyIfPossible(Admin admin) throws ExecutionException, InterruptedException {
        try {
            apply(admin);
            return Applied.ALL;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                return Applied.MEANINGLESS;
            }
            if (e.getCause() instanceof ClusterAuthorizationException) {
                return Applied.NOT_OURS;
            }
            throw e;
        }
    }

    private static RoleRights ledgerService() {
        return RoleRights.of(BrokerPrincipal.LEDGER_SERVICE)
                .reads(COMMANDS_EDGE, COMMANDS_WORKER, COMMANDS_CASCADE, EVENTS, KEYS, REPLIES, CASCADE)
                .writes(COMMANDS_CASCADE, EVENTS, KEYS, REPLIES, DLQ, CASCADE)
                .commitsTransactions()
                .runsStreams();
    }

    private static RoleRights queryApi() {
        return RoleRights.of(BrokerPrincipal.QUERY_API)
                .reads(EVENTS, KEYS, REPLIES, ACCESS, CHECKPOINTS, DELIVERIES)
                .writes(COMMANDS_EDGE, ACCESS, CHECKPOINTS, DELIVERIES)
                .runsStreams();
    }

    private static RoleRights refresher() {
        return RoleRights.of(BrokerPrincipal.REFRESHER)
                .reads(EVENTS, KEYS, REPLIES)
                .writes(COMMANDS_WORKER)
                .commitsTransactions()
                .runsStreams();
    }

    /**
     * Wrapped keys too: the details key, where it was given, opens names; and what the writer remembers, to compare it with the log. No commands, and no
     * dead letters, which are commands.
     */
    private static RoleRights auditor() {
        return RoleRights.of(BrokerPrincipal.AUDITOR)
                .reads(EVENTS, KEYS, REPLIES, ACCESS, CHECKPOINTS)
                .readsChangelog(WRITERS_MEMORY);
    }

    /** Makes the topics, and is writer and edge in one while it founds. It may not change rights: whoever may do that may do everything. */
    private static RoleRights admin() {
        return RoleRights.of(BrokerPrincipal.ADMIN)
                .founds(LEDGERS_OWN)
                .reads(COMMANDS_EDGE, COMMANDS_WORKER, COMMANDS_CASCADE, EVENTS, KEYS, REPLIES, CASCADE)
                .writes(COMMANDS_EDGE, COMMANDS_CASCADE, EVENTS, KEYS, REPLIES, DLQ, CASCADE)
                .as(BrokerPrincipal.LEDGER_SERVICE)
                .commitsTransactions()
                .runsStreams();
    }
}
