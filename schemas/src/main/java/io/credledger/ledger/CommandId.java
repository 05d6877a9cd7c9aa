package io.credledger.ledger;

/** A command: routing of its target and 64 bits of PRF(caller, idempotency key). */
public record CommandId(String value) {

    public static final String PREFIX = "cmd_";

    public CommandId {
        IdText.check(value, PREFIX, 2);
    }

    public static CommandId of(Routing routing, long rest) {
        return new CommandId(IdText.of(PREFIX, routing.bits(), rest));
    }

    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public String toString() {
        return value;
    }
}
