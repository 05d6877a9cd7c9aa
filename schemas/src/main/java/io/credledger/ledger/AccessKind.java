package io.credledger.ledger;

/** What an access record is about. */
public enum AccessKind {
    /** A token was asked for: handed out or refused. */
    TOKEN,
    /** Somebody said who they are and was not believed. */
    SIGN_IN,
    /** Somebody read what happened to others. */
    AUDIT_READ
}
