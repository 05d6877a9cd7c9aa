package io.credledger.ledger;

/**
 * One attempt to refresh a connection's credential: routing of the connection and 64 random bits, so that two workers never mean the same one.
 * It is part of a connection's history, not an entity.
 */
public record AttemptId(String value) {

    public static final String PREFIX = "att_";

    public AttemptId {
        IdText.check(value, PREFIX, 2);
    }

    public static AttemptId of(Routing routing, long rest) {
        return new AttemptId(IdText.of(PREFIX, routing.bits(), rest));
    }

    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public String toString() {
        return value;
    }
}
