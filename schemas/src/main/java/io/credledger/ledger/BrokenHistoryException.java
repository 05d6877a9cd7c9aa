package io.credledger.ledger;

/** The log contradicts itself at a position. Nothing is folded past it. */
public final class BrokenHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public BrokenHistoryException(String rule, Position position) {
        super(rule + " [position " + position + "]");
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
