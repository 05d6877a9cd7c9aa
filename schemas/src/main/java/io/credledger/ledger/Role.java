package io.credledger.ledger;

/** What an identity may do. */
public enum Role {
    /** Own things. */
    USER,
    /** Reads history of all, never tokens. */
    AUDITOR,
    /** May present a subject, or act for one that allowed it. */
    SERVICE,
    /**
     * Identities, provider clients, everything but tokens of others. Held on the ledger's one roster and not by the identity's own shard, so
     * that one writer decides who is the last.
     */
    ADMIN
}
