package io.credledger.instance;

/** Bytes that are no message of ours, or of a version that this one does not know. */
final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String rule) {
        super(rule);
    }

    MalformedMessageException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
