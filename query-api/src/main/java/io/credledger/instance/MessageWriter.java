package io.credledger.instance;

import io.credledger.ledger.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a message: numbers most significant byte first, texts and bytes after their length in four. */
final class MessageWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param kind which message it is */
    MessageWriter(byte version, byte kind) {
        octet(version);
        octet(kind);
    }

    MessageWriter octet(byte value) {
        bytes.write(value);
        return this;
    }

    MessageWriter flag(boolean value) {
        return octet((byte) (value ? 1 : 0));
    }

    MessageWriter small(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    MessageWriter large(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    /** @param value in ASCII: ids and names of stores */
    MessageWriter text(String value) {
        return raw(value.getBytes(StandardCharsets.US_ASCII));
    }

    MessageWriter octets(Octets value) {
        return raw(value.toByteArray());
    }

    MessageWriter optional(@Nullable Octets value) {
        flag(value != null);
        return value == null ? this : octets(value);
    }

    private MessageWriter raw(byte[] value) {
        small(value.length);
        bytes.writeBytes(value);
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
