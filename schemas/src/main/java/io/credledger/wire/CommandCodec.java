package io.credledger.wire;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.avro.LedgerCommand;
import io.credledger.wire.avro.NewDataKey;
import org.jspecify.annotations.Nullable;

/** Commands as record values. */
public final class CommandCodec {

    private final OuterFormat format;

    public CommandCodec(OuterFormat format) {
        this.format = format;
    }

    public byte[] encode(String topic, CommandMessage message) {
        return format.write(
                topic,
                new LedgerCommand(
                        AvroBytes.buffer(message.clear()),
                        SealedParts.toAvro(message.sealed()),
                        message.keys().stream().map(CommandCodec::toAvro).toList()));
    }

    /** The command; see {@link OuterFormat#read} for what can go wrong. */
    public CommandMessage decode(String topic, byte @Nullable [] bytes) {
        LedgerCommand command = format.read(topic, bytes, LedgerCommand.class);
        return Rules.checked(() -> {
            var bound = AvroBytes.octets(command.getClear());
            ClearBytes.Clear clear = ClearBytes.decode(bound);
            return new CommandMessage(
                    clear.header(),
                    clear.command(),
                    bound,
                    SealedParts.of(command.getSealed()),
                    command.getKeys().stream().map(CommandCodec::of).toList());
        });
    }

    private static NewDataKey toAvro(WrappedDataKey key) {
        return new NewDataKey(key.id().value(), key.subject().value(), key.purpose(), AvroBytes.buffer(key.wrapped()));
    }

    private static WrappedDataKey of(NewDataKey key) {
        return new WrappedDataKey(
                new DataKeyId(key.getKeyId()),
                EntityId.parse(key.getSubject()),
                key.getPurpose(),
                AvroBytes.octets(key.getWrapped()));
    }
}
