package io.credledger.ledger;

import java.time.Instant;

/**
 * What every entity's state knows of its own history.
 *
 * @param version how many events happened to it
 * @param by who caused the last one
 */
public record Stamp(long version, Instant createdAt, Instant updatedAt, IdentityId by) {

    /** The stamp after one more event. */
    Stamp next(EventHeader header) {
        return new Stamp(version + 1, createdAt, header.occurredAt(), header.actor());
    }

    static Stamp first(EventHeader header) {
        return new Stamp(1, header.occurredAt(), header.occurredAt(), header.actor());
    }
}
