package io.credledger.ledger;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** A data key's commitment: HMAC-SHA256(key, label and subject). Whoever holds the key can check that it is the one that was named. */
public record DataKeyId(String value) {

    public static final String PREFIX = "key_";

    public DataKeyId {
        IdText.check(value, PREFIX, 4);
    }

    /** From the 32 bytes of the commitment. */
    public static DataKeyId of(byte[] commitment) {
        if (commitment.length != 32) {
            throw new InvalidIdException("a key commitment has 32 bytes");
        }
        LongBuffer words = ByteBuffer.wrap(commitment).asLongBuffer();
        return new DataKeyId(IdText.of(PREFIX, words.get(0), words.get(1), words.get(2), words.get(3)));
    }

    /** The 32 bytes. */
    public byte[] commitment() {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        for (int word = 0; word < 4; word++) {
            bytes.putLong(IdText.word(value, word));
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return value;
    }
}
