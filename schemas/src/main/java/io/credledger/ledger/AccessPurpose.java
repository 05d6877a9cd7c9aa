package io.credledger.ledger;

/** What a token was asked for. */
public enum AccessPurpose {
    /** Somebody, or a program in their name, waits for it. */
    FOREGROUND,
    /** A job goes on while its people are away. */
    BACKGROUND
}
