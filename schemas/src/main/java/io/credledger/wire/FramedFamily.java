package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;

/** A family whose records say their own schema: the frame of its catalogue id, then Avro binary. */
final class FramedFamily<F> {

    private final TypeFamily<F> family;

    FramedFamily(Class<F> family) {
        this.family = new TypeFamily<>(family);
    }

    byte[] encode(F value) {
        Octets fingerprint = family.fingerprint(value);
        int id = SchemaCatalogue.builtIn()
                .byFingerprint(fingerprint)
                .orElseThrow()
                .id();
        return Frame.of(id, family.encode(value));
    }

    F decode(byte[] bytes) {
        Frame frame = Frame.parse(bytes);
        SchemaCatalogue.Entry entry = SchemaCatalogue.builtIn()
                .byId(frame.schemaId())
                .orElseThrow(() -> new UnknownSchemaException("a record was written by a later version"));
        ByteBuffer payload = frame.payload();
        byte[] body = new byte[payload.remaining()];
        payload.get(body);
        return family.decode(entry.fingerprint(), body);
    }
}
