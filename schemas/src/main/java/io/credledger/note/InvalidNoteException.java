package io.credledger.note;

/** A text is not a note, a key, a checkpoint or a list of heads, or nobody who is trusted has signed it. The message is the rule. */
public final class InvalidNoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidNoteException(String rule) {
        super(rule);
    }
}
