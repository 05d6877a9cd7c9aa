package io.credledger.ledger;

import java.nio.charset.StandardCharsets;

/**
 * Where an entity lives: the first 64 bits of the pseudonym of its namespace's identity. It is the record key of everything that
 * concerns the namespace, so one namespace is one partition and one writer.
 *
 * @param bits uniformly distributed, because they are the output of a PRF
 */
public record Routing(long bits) implements Comparable<Routing> {

    /** The length of the text form. */
    public static final int LENGTH = Base32Hex.WORD_LENGTH;

    public static Routing parse(String text) {
        return new Routing(Base32Hex.decode(text));
    }

    /** The shard of a ledger with that many; a function of the ledger, not of Kafka's partitioner, so that it never changes. */
    public int shard(int shards) {
        if (shards < 1) {
            throw new IllegalArgumentException("a ledger has at least one shard");
        }
        return (int) Long.remainderUnsigned(bits, shards);
    }

    /** The Kafka record key: the text in ASCII. */
    public byte[] recordKey() {
        return toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int compareTo(Routing other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** 13 characters of base32hex. */
    @Override
    public String toString() {
        return Base32Hex.encode(bits);
    }
}
