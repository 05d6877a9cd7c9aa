package io.credledger.wire;

import org.apache.avro.Schema;

/** An outer record as today's jar frames it: what nearly all there is can be read by, without a detour over Avro's own records. */
final class OuterShape {

    /** While a new version of it is not in the catalogue yet. */
    private static final int NONE = 0;

    private final int id;

    OuterShape(Schema schema) {
        this.id = SchemaCatalogue.builtIn()
                .byFingerprint(AvroBytes.fingerprint(schema))
                .map(SchemaCatalogue.Entry::id)
                .orElse(NONE);
    }

    /** Whether the bytes say that they are of it. */
    boolean isOf(byte[] bytes) {
        return Frame.isOfCatalogue(bytes) && Frame.schemaId(bytes) == id;
    }

    /** Behind the frame. */
    AvroCursor cursor(byte[] bytes) {
        return new AvroCursor(bytes, Frame.LENGTH, bytes.length);
    }
}
