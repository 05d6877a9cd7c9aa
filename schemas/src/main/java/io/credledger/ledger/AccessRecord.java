package io.credledger.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A token hand-out, the refusal of one, a failed sign-in or an audit read. Never the token. In clear are ids and words of ours only.
 *
 * @param id random
 * @param at milliseconds
 * @param caller who asked, the actor; null where nobody was known
 * @param subject for whom; null where nobody was known, or the read is not about one identity
 * @param connection which connection, if one was found
 * @param way how the token was had: {@code stored}, {@code basic}, {@code pass_through}, {@code exchange} or {@code none}
 * @param fallback whether the server's own connection was used in place of the subject's
 * @param outcome {@link #HANDED_OUT}, {@link #READ}, or the slug of the refusal
 * @param sealed {@link Details.Access}; null where there was no key to seal with, or nothing to seal
 */
public record AccessRecord(
        LedgerId ledger,
        String id,
        Instant at,
        AccessKind kind,
        @Nullable IdentityId caller,
        @Nullable IdentityId subject,
        @Nullable ConnectionId connection,
        String way,
        AccessPurpose purpose,
        boolean fallback,
        String outcome,
        @Nullable SealedPart sealed) {

    public static final String HANDED_OUT = "handed_out";
    public static final String READ = "read";
    public static final String NO_WAY = "none";

    public AccessRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same with what is personal. */
    public AccessRecord with(SealedPart part) {
        return new AccessRecord(
                ledger, id, at, kind, caller, subject, connection, way, purpose, fallback, outcome, part);
    }
}
