package io.credledger.gateway;

/** Kafka refused to take a command: too large, not allowed, or the client is closed. Nothing was written and nothing will be. */
public final class CommandNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandNotSentException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
