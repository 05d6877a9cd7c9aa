package io.credledger.audit;

import org.jspecify.annotations.Nullable;

/** The log cannot be read now: Kafka does not answer in time, or too many read it at once. */
public final class AuditUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuditUnavailableException(String rule, @Nullable Throwable cause) {
        super(rule, cause);
    }
}
