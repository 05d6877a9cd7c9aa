package io.credledger.ledger;

/** A refresher, by its attempt journal: 128 random bits that stay with the journal, whichever process holds it. */
public record WorkerId(String value) {

    public static final String PREFIX = "wrk_";

    public WorkerId {
        IdText.check(value, PREFIX, 2);
    }

    public static WorkerId of(long high, long low) {
        return new WorkerId(IdText.of(PREFIX, high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
