package io.credledger.ledger;

/**
 * A person as an OpenID Connect issuer knows them: pseudonym of issuer and subject. It lives where its own bits say, not with the identity that it
 * is mapped to, so that one subject is never two people here.
 */
public record LoginId(String value) implements EntityId {

    public static final String PREFIX = "lgn_";

    public LoginId {
        IdText.check(value, PREFIX, 2);
    }

    public static LoginId of(Routing routing, long rest) {
        return new LoginId(IdText.of(PREFIX, routing.bits(), rest));
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
