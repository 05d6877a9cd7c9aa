package io.credledger.ledger;

/** One ledger, for ever: random, chosen when it is founded. It is also the entity of what concerns a whole shard. */
public record LedgerId(String value) {

    public static final String PREFIX = "ldg_";

    public LedgerId {
        IdText.check(value, PREFIX, 2);
    }

    public static LedgerId of(long high, long low) {
        return new LedgerId(IdText.of(PREFIX, high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
