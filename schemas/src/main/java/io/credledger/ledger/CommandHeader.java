package io.credledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wants it and under which conditions.
 *
 * @param issuedAt the edge's clock; a command older than half the dedupe window is refused
 * @param expectedVersion the target's version that the caller saw, if it asks for nothing to be overwritten
 * @param requestDigest keyed digest of the request: the same id with another request is refused
 */
public record CommandHeader(
        LedgerId ledger,
        CommandId id,
        IdentityId actor,
        Instant issuedAt,
        @Nullable Long expectedVersion,
        Octets requestDigest) {}
