package io.credledger.wire;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.SealedPart;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as far as it can be read without knowing what it says: also one of a later version, of a fact and an entity that did not exist yet.
 * What auditors show where writer and views stop.
 *
 * @param entity the text of the entity's id, of whichever kind
 * @param type the fact's permanent name
 * @param schema SHA-256 fingerprint of the fact's schema
 * @param fact the fact's Avro binary
 */
public record RawEvent(
        LedgerId ledger,
        Position position,
        EventId id,
        Instant occurredAt,
        IdentityId actor,
        CommandId command,
        String entity,
        long version,
        @Nullable Octets commandBytes,
        String type,
        Octets schema,
        Octets fact,
        @Nullable SealedPart sealed) {

    /** The header; {@link io.credledger.ledger.UnknownKindException} where the entity is of a kind that this version does not know. */
    EventHeader header() {
        return new EventHeader(
                ledger, position, id, occurredAt, actor, command, EntityId.parse(entity), version, commandBytes);
    }
}
