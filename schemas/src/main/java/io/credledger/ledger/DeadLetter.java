package io.credledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What could not be parsed or decided, set aside with the reason.
 *
 * @param reason which rule it broke; never what it held
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant at,
        String reason,
        @Nullable Octets key,
        @Nullable Octets value) {}
