package io.credledger.cli.broker;

import static io.credledger.topic.Topics.ACCESS;
import static io.credledger.topic.Topics.CASCADE;
import static io.credledger.topic.Topics.CHECKPOINTS;
import static io.credledger.topic.Topics.COMMANDS_CASCADE;
import static io.credledger.topic.Topics.COMMANDS_EDGE;
import static io.credledger.topic.Topics.COMMANDS_WORKER;
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
import org.apache.kafka.common.errors.SecurityDisabledException;

/**
 * The least rights of each role, on the embedded broker and on a cluster alike. A principal that may write some topic may also write
 * idempotently (KIP-679), so nobody needs a right on the cluster; the admin is a super user and appears nowhere.
 */
public final class BrokerAcls {
    /** The changelog of the ledger service's one store. */
    public static final String WRITERS_MEMORY =
            LedgerServiceConfiguration.APPLICATION_ID + "-" + WriterTopology.STORE + "-changelog";

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

    /**
     * The same where the cluster has an authorizer.
     *
     * @return whether it has one
     */
    public static boolean applyIfAuthorized(Admin admin) throws ExecutionException, InterruptedException {
        try {
            apply(admin);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                return false;
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
                .reads(EVENTS, KEYS, REPLIES, ACCESS, CHECKPOINTS)
                .writes(COMMANDS_EDGE, ACCESS, CHECKPOINTS)
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
}
