package io.credledger.ledger;

/** The webhooks of one identity: the identity's own bits under another prefix. */
public record WebhookBookId(String value) implements EntityId {

    public static final String PREFIX = "wbk_";

    public WebhookBookId {
        IdText.check(value, PREFIX, 2);
    }

    /** The book that belongs to the identity. */
    public static WebhookBookId of(IdentityId identity) {
        return new WebhookBookId(PREFIX + identity.value().substring(IdText.PREFIX_LENGTH));
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
