package io.credledger.wire;

import io.credledger.ledger.Details;
import io.credledger.ledger.Octets;

/** What stands inside a sealed part, as the bytes that are sealed. */
public final class DetailsCodec {

    private static final TypeFamily<Details> DETAILS = new TypeFamily<>(Details.class);

    private DetailsCodec() {}

    /** The fingerprint that goes into the sealed part and its binding. */
    public static Octets schema(Details details) {
        return DETAILS.fingerprint(details);
    }

    public static byte[] encode(Details details) {
        return DETAILS.encode(details);
    }

    public static Details decode(Octets schema, byte[] bytes) {
        return DETAILS.decode(schema, bytes);
    }
}
