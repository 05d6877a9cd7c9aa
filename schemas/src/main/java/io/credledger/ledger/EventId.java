package io.credledger.ledger;

/** An event, derived from its ledger, command and place among the command's events: the same decision has the same ids. */
public record EventId(String value) {

    public static final String PREFIX = "evt_";

    public EventId {
        IdText.check(value, PREFIX, 2);
    }

    public static EventId of(long high, long low) {
        return new EventId(IdText.of(PREFIX, high, low));
    }

    @Override
    public String toString() {
        return value;
    }
}
