package io.credledger.wire;

/** Bytes that are not the record they should be, and never will be: poison. The message is the rule, never the bytes. */
public class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String rule) {
        super(rule);
    }

    public UnreadableRecordException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
