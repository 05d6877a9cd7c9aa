package io.credledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands and who caused it.
 *
 * @param occurredAt the writer's clock, never going back within a shard; milliseconds
 * @param version of the entity, after this event
 * @param commandBytes the command's clear bytes, on a command's first event only: an auditor decides again over them
 */
public record EventHeader(
        LedgerId ledger,
        Position position,
        EventId id,
        Instant occurredAt,
        IdentityId actor,
        CommandId command,
        EntityId entity,
        long version,
        @Nullable Octets commandBytes) {

    public EventHeader {
        if (position.seq() < 1 || version < 1) {
            throw new IllegalArgumentException("events and versions are counted from 1");
        }
    }
}
