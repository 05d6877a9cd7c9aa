package io.credledger.ledger;

/** A browser session, by the part that is not secret: routing of its identity and 64 random bits. It is an entry of a book, not an entity. */
public record SessionId(String value) {

    public static final String PREFIX = "ses_";

    public SessionId {
        IdText.check(value, PREFIX, 2);
    }

    public static SessionId of(Routing routing, long rest) {
        return new SessionId(IdText.of(PREFIX, routing.bits(), rest));
    }

    @Override
    public String toString() {
        return value;
    }
}
