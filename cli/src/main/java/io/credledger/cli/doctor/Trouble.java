package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.streams.ExitCode;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** What is found wrong with an installation is bad configuration, whatever it is. */
final class Trouble {

    private Trouble() {}

    static Finding failed(String check, String text, String mend) {
        return Finding.failed(check, text, mend, ExitCode.BAD_CONFIGURATION);
    }

    /** Never Kafka's own words: they may hold what was sent. */
    static Finding ofKafka(String check, @Nullable Throwable cause) {
        if (cause instanceof SslAuthenticationException) {
            return failed(
                    check,
                    "the TLS handshake failed",
                    "give the broker's CA in CREDLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION; the certificate must name the broker's host");
        }
        if (cause instanceof AuthenticationException) {
            return failed(
                    check,
                    "the broker refuses user name or password",
                    "compare CREDLEDGER_KAFKA_SASL_USERNAME and its password with the cluster's SCRAM users");
        }
        return failed(
                check,
                "no answer: " + (cause == null ? "unknown" : cause.getClass().getSimpleName()),
                "is it running, is the address right, and is CREDLEDGER_KAFKA_SECURITY_PROTOCOL that of the listener?");
    }
}
