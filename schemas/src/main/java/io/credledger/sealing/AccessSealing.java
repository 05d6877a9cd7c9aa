package io.credledger.sealing;

import io.credledger.crypto.AccessContext;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.SealedDetails;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.Details;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.DetailsCodec;
import java.util.Arrays;

/** The last step of an access record: what is personal in it is sealed, and bound to the rest. */
public final class AccessSealing {

    private AccessSealing() {}

    /** @param key lent for the call; of the connection, or of one of the record's identities */
    public static AccessRecord finish(AccessRecord record, Details.Access details, DataKey key) {
        byte[] bytes = DetailsCodec.encode(details);
        try {
            SealedDetails sealed =
                    DetailsSealer.seal(key, new AccessContext(record), DetailsCodec.schema(details), bytes);
            return record.with(new SealedPart(sealed.keyId(), sealed.schema(), sealed.ciphertext()));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
