package io.credledger.outbound;

/**
 * There is no answer. It has no cause: what the layers below say quotes what they read.
 */
public final class OutboundException extends Exception {

    private static final long serialVersionUID = 1L;

    private final OutboundFailure failure;

    OutboundException(OutboundFailure failure) {
        super("no answer: " + failure);
        this.failure = failure;
    }

    public OutboundFailure failure() {
        return failure;
    }

    /** Whether the request may have reached its target. */
    public boolean maybeSent() {
        return failure instanceof OutboundFailure.Unanswered;
    }
}
