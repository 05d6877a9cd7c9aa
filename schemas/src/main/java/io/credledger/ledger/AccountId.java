package io.credledger.ledger;

/** An external account's pseudonym, over provider and uid: equality can be checked without knowing what is equal. */
public record AccountId(String value) {

    public static final String PREFIX = "acc_";

    public AccountId {
        IdText.check(value, PREFIX, 2);
    }

    public static AccountId of(long high, long low) {
        return new AccountId(IdText.of(PREFIX, high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
