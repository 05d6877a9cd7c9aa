package io.credledger.ledger;

/** A well-formed id or code of a kind that this version does not know: written by a later one. */
public final class UnknownKindException extends InvalidIdException {
    private static final long serialVersionUID = 1L;

    public UnknownKindException(String rule) {
        super(rule);
    }
}
