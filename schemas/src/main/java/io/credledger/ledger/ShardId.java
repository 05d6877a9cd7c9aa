package io.credledger.ledger;

/** A shard as an entity: what its founding happens to. The one entity whose routing is its shard's number, not a pseudonym. */
public record ShardId(String value) implements EntityId {

    public static final String PREFIX = "shd_";

    public ShardId {
        IdText.check(value, PREFIX, 1);
        long number = IdText.word(value, 0);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new InvalidIdException("a shard has a number from 0");
        }
    }

    public static ShardId of(int shard) {
        return new ShardId(IdText.of(PREFIX, shard));
    }

    public int number() {
        return (int) IdText.word(value, 0);
    }

    /** The shard's number as bits: below the number of shards it is its own remainder. */
    @Override
    public Routing routing() {
        return new Routing(IdText.word(value, 0));
    }

    @Override
    public String toString() {
        return value;
    }
}
