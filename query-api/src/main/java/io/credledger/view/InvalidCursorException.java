package io.credledger.view;

/** A cursor is not one of this list's. */
public final class InvalidCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidCursorException() {
        super("cursor must be one that an answer of this list gave");
    }
}
