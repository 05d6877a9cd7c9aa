package io.credledger.ledger;

/** The server-scoped OAuth application registration at one provider. */
public record ProviderClientId(String value) implements EntityId {

    public static final String PREFIX = "pcl_";

    public ProviderClientId {
        IdText.check(value, PREFIX, 2);
    }

    public static ProviderClientId of(Routing routing, long rest) {
        return new ProviderClientId(IdText.of(PREFIX, routing.bits(), rest));
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
