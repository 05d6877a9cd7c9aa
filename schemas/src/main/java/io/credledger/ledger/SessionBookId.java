package io.credledger.ledger;

/** The open sessions of one identity: the identity's own bits under another prefix. */
public record SessionBookId(String value) implements EntityId {

    public static final String PREFIX = "sbk_";

    public SessionBookId {
        IdText.check(value, PREFIX, 2);
    }

    /** The book that belongs to the identity. */
    public static SessionBookId of(IdentityId identity) {
        return new SessionBookId(PREFIX + identity.value().substring(IdText.PREFIX_LENGTH));
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
