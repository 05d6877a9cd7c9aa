package io.credledger.forge;

/** The forge did not do what it was asked. Nothing of its answer is in here. */
public final class ForgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kept it from it. */
    public enum Kind {
        /** It does not accept the token any more. */
        TOKEN_REJECTED,
        /** It accepts the token, not for this. */
        FORBIDDEN,
        /** It asks to wait. */
        RATE_LIMITED,
        /** Its address is one that this installation does not talk to. */
        TARGET_REFUSED,
        /** It could not be reached, or answered with something else than it documents. */
        UNAVAILABLE
    }

    private final Kind kind;

    ForgeException(Kind kind) {
        super("the forge did not answer as asked: " + kind, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
