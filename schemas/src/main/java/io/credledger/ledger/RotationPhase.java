package io.credledger.ledger;

/** How far the re-wrapping of all data keys under a new master key is. */
public enum RotationPhase {
    /** Keys are being wrapped anew; both the old and the new master key are needed. */
    STARTED,
    /** Nothing is under an old one any more. */
    FINISHED
}
