package io.credledger.ledger;

/** One external account's credential: routing of its namespace and 64 bits of its store key's pseudonym. */
public record ConnectionId(String value) implements EntityId {

    public static final String PREFIX = "con_";

    public ConnectionId {
        IdText.check(value, PREFIX, 2);
    }

    public static ConnectionId of(Routing routing, long rest) {
        return new ConnectionId(IdText.of(PREFIX, routing.bits(), rest));
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
