package io.credledger.ledger;

/** An API token, by the part that is not secret: routing of its identity and 64 bits. */
public record ApiTokenId(String value) implements EntityId {

    public static final String PREFIX = "clt_";

    public ApiTokenId {
        IdText.check(value, PREFIX, 2);
    }

    public static ApiTokenId of(Routing routing, long rest) {
        return new ApiTokenId(IdText.of(PREFIX, routing.bits(), rest));
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
