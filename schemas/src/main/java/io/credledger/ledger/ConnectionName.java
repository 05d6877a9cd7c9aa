package io.credledger.ledger;

/** The name of a connection within its namespace and provider, by the handle's rule. */
public record ConnectionName(String value) {

    public static final ConnectionName DEFAULT = new ConnectionName("default");

    public ConnectionName {
        Handle rule = new Handle(value);
        value = rule.value();
    }

    @Override
    public String toString() {
        return value;
    }
}
