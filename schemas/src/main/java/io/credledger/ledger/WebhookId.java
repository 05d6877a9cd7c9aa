package io.credledger.ledger;

/** A webhook: routing of the identity that subscribed, and 64 more bits. It is an entry of a book, not an entity. */
public record WebhookId(String value) {

    public static final String PREFIX = "whk_";

    public WebhookId {
        IdText.check(value, PREFIX, 2);
    }

    public static WebhookId of(Routing routing, long rest) {
        return new WebhookId(IdText.of(PREFIX, routing.bits(), rest));
    }

    /** The one that the command makes: it has the command's own bits, so that a repeat makes the same. */
    public static WebhookId of(CommandId command) {
        return new WebhookId(PREFIX + command.value().substring(IdText.PREFIX_LENGTH));
    }

    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public String toString() {
        return value;
    }
}
