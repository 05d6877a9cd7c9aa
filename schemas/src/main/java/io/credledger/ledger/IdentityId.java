package io.credledger.ledger;

/** A person or a program, as everybody without the pseudonym key sees it. */
public record IdentityId(String value) implements EntityId, Comparable<IdentityId> {

    public static final String PREFIX = "idn_";

    public IdentityId {
        IdText.check(value, PREFIX, 2);
    }

    public static IdentityId of(Routing routing, long rest) {
        return new IdentityId(IdText.of(PREFIX, routing.bits(), rest));
    }

    @Override
    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public int compareTo(IdentityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
