package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro binary and back, whole and exact: bytes left over are an error. */
final class AvroBytes {

    private AvroBytes() {}

    static byte[] encode(Schema schema, GenericRecord value) {
        return encode(new GenericDatumWriter<>(schema), value);
    }

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

    static GenericRecord decode(Schema writer, Schema reader, byte[] bytes) throws IOException {
        return decode(new GenericDatumReader<GenericRecord>(writer, reader), bytes, 0);
    }

    static <T> T decode(DatumReader<T> reader, byte[] bytes, int from) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
        T value = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new UnreadableRecordException("nothing may follow the record");
        }
        return value;
    }

    static Octets octets(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Octets.copyOf(bytes);
    }

    static ByteBuffer buffer(Octets octets) {
        return ByteBuffer.wrap(octets.toByteArray());
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
