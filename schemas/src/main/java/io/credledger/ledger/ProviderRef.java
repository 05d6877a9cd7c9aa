package io.credledger.ledger;

/** A provider id's pseudonym: equality can be checked without knowing what is equal. */
public record ProviderRef(String value) {

    public static final String PREFIX = "prv_";

    public ProviderRef {
        IdText.check(value, PREFIX, 2);
    }

    public static ProviderRef of(long high, long low) {
        return new ProviderRef(IdText.of(PREFIX, high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
