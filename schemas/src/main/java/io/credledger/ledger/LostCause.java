package io.credledger.ledger;

/** Why nobody knows what became of an attempt: the provider may have acted. */
public enum LostCause {
    TIMEOUT,
    CUT,
    TOO_LARGE,
    PROVIDER_FAILED,
    NOT_UNDERSTOOD,
    /** The worker went away with the attempt open, and its journal did not come back in time. */
    WORKER_LOST
}
