package io.credledger.ledger;

/** A vault by name. There is one: every identity, also one registered later, resolves to it. */
public record Vault(String name) {

    public static final Vault DEFAULT = new Vault("default");

    public Vault {
        if (!"default".equals(name)) {
            throw new InvalidIdException("the only vault is 'default'");
        }
    }
}
