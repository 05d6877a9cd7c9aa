package io.credledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token hand-out or the refusal of one. Never the token.
 *
 * @param id random
 * @param caller who asked
 * @param subject for whom
 * @param connection which connection, if one was found
 * @param way how the token was had
 * @param outcome {@code handed_out}, or the slug of the refusal
 */
public record AccessRecord(
        LedgerId ledger,
        String id,
        Instant at,
        IdentityId caller,
        IdentityId subject,
        @Nullable ConnectionId connection,
        String way,
        String outcome,
        @Nullable SealedPart sealed) {

    public static final String HANDED_OUT = "handed_out";
}
