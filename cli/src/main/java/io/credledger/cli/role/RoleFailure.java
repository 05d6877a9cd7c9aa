package io.credledger.cli.role;

import io.credledger.cli.broker.BrokerException;
import io.credledger.config.ConfigurationException;
import io.credledger.crypto.CryptoException;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** How a process of a role ends when it cannot begin: one sentence on standard error, and the exit code. */
public final class RoleFailure {

    private RoleFailure() {}

    public static int exitCode(Callable<ExitCode> role, PrintWriter err) throws Exception {
        try {
            return role.call().code();
        } catch (ConfigurationException | CryptoException | BrokerException e) {
            return ended(err, ExitCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (UnrecoverableException e) {
            return ended(err, e.exitCode(), String.valueOf(e.getMessage()));
        } catch (AuthenticationException | AuthorizationException e) {
            return ended(
                    err,
                    ExitCode.NOT_ALLOWED,
                    "Kafka does not let this role in: check its user name, password and rights");
        } catch (KafkaException e) {
            return ended(
                    err,
                    ExitCode.UNREACHABLE,
                    "Kafka could not be used: " + e.getClass().getSimpleName());
        }
    }

    private static int ended(PrintWriter err, ExitCode code, String why) {
        err.println("credledger: " + why);
        return code.code();
    }
}
