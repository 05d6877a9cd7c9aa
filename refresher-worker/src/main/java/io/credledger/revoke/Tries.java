package io.credledger.revoke;

import io.credledger.ledger.RevocationResult;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.RevocationOutcome.Failed;
import io.credledger.protocol.RevocationOutcome.Revoked;
import java.time.Duration;
import java.util.Optional;

/** How often a revocation is tried, and what its outcome means. Pure. */
final class Tries {

    /** With the pauses between them, about a day and a half. */
    static final int MAX = 10;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int FACTOR = 3;

    private Tries() {}

    /** The end; empty where another try may help. */
    static Optional<RevocationResult> end(RevocationOutcome outcome, int tries) {
        if (outcome instanceof Revoked) {
            return Optional.of(RevocationResult.REVOKED);
        }
        if (outcome instanceof Failed failed) {
            return failed.worthRetrying() && tries < MAX ? Optional.empty() : Optional.of(RevocationResult.FAILED);
        }
        return Optional.of(RevocationResult.UNSUPPORTED);
    }

    /** 5 s, 15 s, 45 s, and so on. */
    static Duration pause(int tries) {
        return FIRST.multipliedBy((long) Math.pow(FACTOR, Math.max(0, tries - 1)));
    }
}
