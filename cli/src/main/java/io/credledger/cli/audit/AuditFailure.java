package io.credledger.cli.audit;

import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.cli.broker.BrokerException;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.config.ConfigurationException;
import io.credledger.crypto.CryptoException;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** How an audit ends when it cannot go on. */
final class AuditFailure {

    private AuditFailure() {}

    static int exitCode(Callable<Integer> audit) throws Exception {
        try {
            return audit.call();
        } catch (DiscrepancyException e) {
            throw new ClientException(ExitCode.AUDIT_DISCREPANCY, "discrepancy at " + e.place() + ": " + e.rule());
        } catch (ConfigurationException | CryptoException | BrokerException e) {
            throw ClientException.badConfiguration(String.valueOf(e.getMessage()));
        } catch (AuthenticationException | AuthorizationException e) {
            throw new ClientException(
                    ExitCode.NOT_ALLOWED, "Kafka does not let the auditor in: check user name, password and rights");
        } catch (KafkaException e) {
            throw new ClientException(
                    ExitCode.UNREACHABLE,
                    "Kafka could not be read (" + e.getClass().getSimpleName() + "): is the ledger running?");
        } catch (IOException | UncheckedIOException e) {
            throw ClientException.badConfiguration("a file cannot be read or written: " + e.getMessage());
        }
    }
}
