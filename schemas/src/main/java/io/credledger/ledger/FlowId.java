package io.credledger.ledger;

import java.time.Instant;

/**
 * One run of a person through a provider's consent, by the routing of whoever connects, when it ends, and 32 random bits. That its end can
 * be read off the id is why nothing is written down before a flow comes back.
 */
public record FlowId(String value) implements EntityId {

    public static final String PREFIX = "flw_";

    public FlowId {
        IdText.check(value, PREFIX, 2);
    }

    /** @param expiresAt in whole seconds from 1970 to 2106 */
    public static FlowId of(Routing routing, Instant expiresAt, int random) {
        long seconds = expiresAt.getEpochSecond();
        if (seconds < 0 || seconds >>> Integer.SIZE != 0) {
            throw new InvalidIdException("a flow must end between 1970 and 2106");
        }
        long rest = seconds << Integer.SIZE | Integer.toUnsignedLong(random);
        return new FlowId(IdText.of(PREFIX, routing.bits(), rest));
    }

    /** After it the flow can neither begin nor come back. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(IdText.word(value, 1) >>> Integer.SIZE);
    }

    @Override
    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public String toString() {
        return value;
    }
}
