package io.credledger.audit;

/** What can be asked about the past. */
public record Audit(ConnectionAccesses accesses, AuditEvents events, Ownership ownership) {}
