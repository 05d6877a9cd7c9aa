package io.credledger.ledger;

/** A text is not the id or name it was taken for. The message is the rule that it breaks, never the text. */
public class InvalidIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidIdException(String rule) {
        super(rule);
    }
}
