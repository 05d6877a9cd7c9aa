package io.credledger.wire;

/** A type or schema that this version does not know: written by a later one. Writer and views stop here, auditors show it raw. */
public final class UnknownSchemaException extends UnreadableRecordException {
    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String rule) {
        super(rule);
    }
}
