package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/** What must hold before anybody is told that the broker is ready. */
final class BrokerReadiness {
    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final short REQUIRED = 2;

    private BrokerReadiness() {}

    static void establish(EmbeddedBroker broker) {
        try (Admin admin = Admin.create(broker.clientProperties(BrokerPrincipal.ADMIN))) {
            requireTransactionVersion(admin, broker);
            BrokerAcls.apply(admin);
        } catch (ExecutionException e) {
            Fault fault = e.getCause() instanceof SaslAuthenticationException ? Fault.PASSWORD_REFUSED : Fault.START;
            throw new BrokerException(fault, broker.bootstrapServers(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(Fault.START, broker.bootstrapServers(), e);
        }
    }

    /** Below 2 an aborted transaction's late write can end up in the next one. */
    private static void requireTransactionVersion(Admin admin, EmbeddedBroker broker)
            throws ExecutionException, InterruptedException {
        FinalizedVersionRange version = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(TRANSACTION_VERSION);
        if (version == null || version.maxVersionLevel() < REQUIRED) {
            throw new BrokerException(Fault.TRANSACTION_VERSION, broker.bootstrapServers());
        }
    }
}
