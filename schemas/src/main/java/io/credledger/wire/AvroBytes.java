package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Avro binary and back, whole and exact: bytes left over are an error. */
final class AvroBytes {

    private AvroBytes() {}

    static <T> byte[] encode(DatumWriter<T> writer, T value) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(256);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writer.write(value, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The value; {@link UnreadableRecordException} where the bytes are anything else. A length is believed only as far as there are bytes: Avro
     * holds bytes, strings and arrays to what is left of an array it decodes from, and a test holds Avro to that.
     */
    static <T> T decode(DatumReader<T> reader, byte[] bytes, int from) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableRecordException("nothing may follow the record");
            }
            return value;
        } catch (UnreadableRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Without the cause: Avro's messages can quote the bytes.
            throw new UnreadableRecordException("bytes must be the Avro binary of their schema");
        }
    }

    static Octets octets(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Octets.copyOf(bytes);
    }

    static ByteBuffer buffer(Octets octets) {
        return ByteBuffer.wrap(octets.toByteArray());
    }

    static @Nullable Octets nullableOctets(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : octets(buffer);
    }

    static @Nullable ByteBuffer nullableBuffer(@Nullable Octets octets) {
        return octets == null ? null : buffer(octets);
    }

    /** SHA-256 of the schema's Parsing Canonical Form (Avro specification, "Schema Fingerprints"). */
    static Octets fingerprint(Schema schema) {
        try {
            return Octets.copyOf(SchemaNormalization.parsingFingerprint("SHA-256", schema));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
