package io.credledger.wire;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;

/**
 * The clear half of a command as bytes: 32 bytes fingerprint of the envelope's schema, then the envelope in Avro binary. They are made once, at
 * the edge; from there on the bytes are what is bound, kept and proven, never a re-encoding.
 */
public final class ClearBytes {

    private static final int FINGERPRINT_LENGTH = 32;
    private static final RecordShape<CommandEnvelope> ENVELOPE = RecordShape.of(CommandEnvelope.class);
    private static final Octets ENVELOPE_FINGERPRINT = AvroBytes.fingerprint(ENVELOPE.schema());
    private static final TypeFamily<Command> COMMANDS = new TypeFamily<>(Command.class);

    private ClearBytes() {}

    /** Header and command, read back. */
    public record Clear(CommandHeader header, Command command) {}

    public static Octets encode(CommandHeader header, Command command) {
        CommandEnvelope envelope = new CommandEnvelope(
                header, command.type(), COMMANDS.fingerprint(command), Octets.copyOf(COMMANDS.encode(command)));
        byte[] body = ENVELOPE.encode(envelope);
        return Octets.copyOf(ByteBuffer.allocate(FINGERPRINT_LENGTH + body.length)
                .put(ENVELOPE_FINGERPRINT.toByteArray())
                .put(body)
                .array());
    }

    /** The inverse; {@link UnreadableRecordException} when they are not a command's clear bytes. */
    public static Clear decode(Octets clear) {
        byte[] bytes = clear.toByteArray();
        if (bytes.length < FINGERPRINT_LENGTH) {
            throw new UnreadableRecordException("a command's clear bytes begin with a fingerprint");
        }
        byte[] fingerprint = Arrays.copyOf(bytes, FINGERPRINT_LENGTH);
        byte[] body = Arrays.copyOfRange(bytes, FINGERPRINT_LENGTH, bytes.length);
        Schema writer = SchemaCatalogue.builtIn().writerOf(Octets.copyOf(fingerprint));
        if (!writer.getFullName().equals(ENVELOPE.schema().getFullName())) {
            throw new UnreadableRecordException("a command's clear bytes are an envelope");
        }
        CommandEnvelope envelope = ENVELOPE.decode(writer, body);
        Command command = COMMANDS.decode(
                envelope.type(), envelope.schema(), envelope.data().toByteArray());
        return new Clear(envelope.header(), command);
    }
}
