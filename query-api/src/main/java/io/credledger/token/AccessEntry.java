package io.credledger.token;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of one access, before it is sealed. Never the token. Components as of {@link AccessRecord}.
 *
 * @param details what is personal; null where nothing is known
 */
public record AccessEntry(
        AccessKind kind,
        @Nullable IdentityId caller,
        @Nullable IdentityId subject,
        @Nullable ConnectionId connection,
        String way,
        AccessPurpose purpose,
        boolean fallback,
        String outcome,
        Details.@Nullable Access details) {

    /**
     * Somebody was not believed.
     *
     * @param claimed whom a proof of ours, perhaps an old one, names; null where nobody is known
     */
    public static AccessEntry signInFailed(@Nullable IdentityId claimed, String outcome) {
        return about(AccessKind.SIGN_IN, null, claimed, null, outcome);
    }

    /** Somebody read what happened to others; null where it is about more than one. */
    public static AccessEntry auditRead(
            IdentityId caller, @Nullable IdentityId subject, @Nullable ConnectionId connection) {
        return about(AccessKind.AUDIT_READ, caller, subject, connection, AccessRecord.READ);
    }

    private static AccessEntry about(
            AccessKind kind,
            @Nullable IdentityId caller,
            @Nullable IdentityId subject,
            @Nullable ConnectionId connection,
            String outcome) {
        return new AccessEntry(
                kind, caller, subject, connection, AccessRecord.NO_WAY, AccessPurpose.FOREGROUND, false, outcome, null);
    }

    @Override
    public String toString() {
        return "AccessEntry [redacted] of " + kind + ": " + outcome;
    }
}
