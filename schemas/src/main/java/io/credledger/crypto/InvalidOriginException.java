package io.credledger.crypto;

/** A URI has no origin that a secret could be bound to. The message is the rule that it breaks, never the URI. */
public final class InvalidOriginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidOriginException(String rule) {
        super(rule);
    }
}
