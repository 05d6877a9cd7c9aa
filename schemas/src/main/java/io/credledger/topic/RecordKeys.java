package io.credledger.topic;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Routing;
import java.nio.charset.StandardCharsets;

/** How records are keyed: by routing, and a data key's record by routing and key id, so that compaction keeps each. */
public final class RecordKeys {

    private RecordKeys() {}

    public static byte[] of(Routing routing) {
        return routing.recordKey();
    }

    /** 13 characters of routing, then the key id, in ASCII. */
    public static byte[] of(Routing routing, DataKeyId key) {
        return (routing + key.value()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key id of a data key's record; {@link io.credledger.ledger.InvalidIdException} where the key is not one of {@link #of(Routing, DataKeyId)}. */
    public static DataKeyId dataKey(byte[] recordKey) {
        String text = new String(recordKey, StandardCharsets.US_ASCII);
        int end = Math.min(Routing.LENGTH, text.length());
        Routing.parse(text.substring(0, end));
        return new DataKeyId(text.substring(end));
    }
}
