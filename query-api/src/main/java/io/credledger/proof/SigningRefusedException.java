package io.credledger.proof;

/** The log is not the one that was signed. Ends a round: nothing is signed in it. */
final class SigningRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    SigningRefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
