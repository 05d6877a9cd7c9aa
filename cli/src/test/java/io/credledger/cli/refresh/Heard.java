package io.credledger.cli.refresh;

/** How far the first request of a grant got in a row of the matrix. What may become of the grant follows from it. */
enum Heard {
    /** No byte of it was sent. */
    NOT_SENT,
    /** The provider has seen it, or part of it, and its refresh token is as it was. */
    NOT_ROTATED,
    /** The provider has rotated; what it answered is nowhere but perhaps in the memory of a process that is gone. */
    ROTATED_UNHEARD,
    /** The provider has rotated, and its answer is on our disk or in the ledger. */
    KEPT;

    /** Whether the grant may be lost. */
    boolean isFatal(Policy policy) {
        return this == ROTATED_UNHEARD && policy.isUnforgiving();
    }

    /** How often one refresh token may come in. */
    int mostRequests() {
        return this == NOT_SENT || this == KEPT ? 1 : 2;
    }
}
