package io.credledger.ledger;

/**
 * Of an event what its sealed part is bound to, and the part.
 *
 * @param type the fact's
 * @param clear the clear bytes of the command that it is the first event of
 */
public record SealedEvent(
        EntityId entity, CommandId command, IdentityId actor, String type, Octets clear, SealedPart sealed) {}
