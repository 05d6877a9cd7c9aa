package io.credledger.instance;

import io.credledger.ledger.Octets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MessageWriter} wrote, and nothing else. */
final class MessageReader {

    private final ByteBuffer bytes;

    private MessageReader(byte[] message) {
        this.bytes = ByteBuffer.wrap(message);
    }

    /**
     * Reads a message to its end.
     *
     * @throws MalformedMessageException when it is none of that version
     */
    static <T> T read(byte[] message, byte version, Function<MessageReader, T> reading) {
        MessageReader reader = new MessageReader(message);
        try {
            require(reader.octet() == version, "a message begins with its version");
            T read = reading.apply(reader);
            require(!reader.bytes.hasRemaining(), "nothing follows a message");
            return read;
        } catch (BufferUnderflowException e) {
            throw new MalformedMessageException("a message must not end early", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("a message holds values within their rules", e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new MalformedMessageException(rule);
        }
    }

    byte octet() {
        return bytes.get();
    }

    boolean flag() {
        byte value = octet();
        require(value == 0 || value == 1, "a flag is 0 or 1");
        return value == 1;
    }

    int small() {
        return bytes.getInt();
    }

    long large() {
        return bytes.getLong();
    }

    /** A number of things, each of which takes at least one byte. */
    int count() {
        int count = small();
        require(count >= 0 && count <= bytes.remaining(), "what is counted must be there");
        return count;
    }

    String text() {
        return new String(raw(), StandardCharsets.US_ASCII);
    }

    Octets octets() {
        return Octets.copyOf(raw());
    }

    @Nullable
    Octets optional() {
        return flag() ? octets() : null;
    }

    private byte[] raw() {
        byte[] raw = new byte[count()];
        bytes.get(raw);
        return raw;
    }
}
