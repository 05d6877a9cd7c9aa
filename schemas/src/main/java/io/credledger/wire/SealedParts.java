package io.credledger.wire;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.avro.Sealed;
import org.jspecify.annotations.Nullable;

/** The sealed part, which every outer record has in the same shape. */
final class SealedParts {

    private SealedParts() {}

    static @Nullable Sealed nullableToAvro(@Nullable SealedPart part) {
        return part == null ? null : toAvro(part);
    }

    static @Nullable SealedPart nullableOf(@Nullable Sealed part) {
        return part == null ? null : of(part);
    }

    static Sealed toAvro(SealedPart part) {
        return new Sealed(part.key().value(), AvroBytes.buffer(part.schema()), AvroBytes.buffer(part.ciphertext()));
    }

    static SealedPart of(Sealed part) {
        return new SealedPart(
                new DataKeyId(part.getKeyId()),
                AvroBytes.octets(part.getSchemaFingerprint()),
                AvroBytes.octets(part.getCiphertext()));
    }
}
