package io.credledger.ledger;

/** The active-forge setting of one identity: the identity's own bits under another prefix. */
public record ForgeId(String value) implements EntityId {

    public static final String PREFIX = "fge_";

    public ForgeId {
        IdText.check(value, PREFIX, 2);
    }

    public static ForgeId of(Routing routing, long rest) {
        return new ForgeId(IdText.of(PREFIX, routing.bits(), rest));
    }

    /** The setting that belongs to the identity. */
    public static ForgeId of(IdentityId identity) {
        return new ForgeId(PREFIX + identity.value().substring(IdText.PREFIX_LENGTH));
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
