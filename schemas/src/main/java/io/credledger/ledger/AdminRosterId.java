package io.credledger.ledger;

/** The roster of admins, one per ledger, in the shard of the server's namespace, so that the last admin is decided by one writer. */
public record AdminRosterId(String value) implements EntityId {

    public static final String PREFIX = "adm_";

    public AdminRosterId {
        IdText.check(value, PREFIX, 2);
    }

    public static AdminRosterId of(Routing routing, long rest) {
        return new AdminRosterId(IdText.of(PREFIX, routing.bits(), rest));
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
