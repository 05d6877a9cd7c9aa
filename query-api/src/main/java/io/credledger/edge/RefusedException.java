package io.credledger.edge;

import io.credledger.ledger.RefusalReason;

/** Carries a {@link Refusal} to whoever answers. No stack: it is an answer, not a failure. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.slug(), null, false, false);
        this.refusal = refusal;
    }

    public static RefusedException of(RefusalReason reason) {
        return new RefusedException(Refusal.of(reason, null));
    }

    public Refusal refusal() {
        return refusal;
    }
}
