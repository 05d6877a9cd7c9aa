package io.credledger.cli.tamper;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.ClearBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done to a command on its way, and what the writer, which opens nothing, makes of it. */
enum CommandTampering {
    SEALED_UNDER_A_KEY_OF_ANOTHER(
            RefusalReason.KEY_FOREIGN,
            message -> sealed(message, message.keys().get(1).id())),
    SEALED_UNDER_NO_KEY(RefusalReason.KEY_FOREIGN, message -> sealed(message, someKey())),
    KEY_OF_ANOTHER_ENTITY(
            RefusalReason.KEY_FOREIGN,
            message -> keys(
                    message,
                    key -> new WrappedDataKey(key.id(), message.header().actor(), key.purpose(), key.wrapped()))),
    KEY_WITH_ANOTHER_ID(
            RefusalReason.KEY_FOREIGN,
            message ->
                    keys(message, key -> new WrappedDataKey(someKey(), key.subject(), key.purpose(), key.wrapped()))),
    KEY_LEFT_OUT(
            RefusalReason.KEY_FOREIGN,
            message -> new CommandMessage(
                    message.header(), message.command(), message.clear(), message.sealed(), List.of())),
    LEDGER(
            RefusalReason.FOREIGN_LEDGER,
            message -> header(
                    message,
                    new CommandHeader(
                            LedgerId.of(6, 6),
                            message.header().id(),
                            message.header().actor(),
                            message.header().issuedAt(),
                            null,
                            message.header().requestDigest()))),
    ID_OF_ANOTHER_SHARD(
            RefusalReason.MISROUTED,
            message -> header(
                    message,
                    new CommandHeader(
                            message.header().ledger(),
                            CommandId.of(new Routing(1), 1),
                            message.header().actor(),
                            message.header().issuedAt(),
                            null,
                            message.header().requestDigest()))),
    TIME(
            RefusalReason.COMMAND_EXPIRED,
            message -> header(
                    message,
                    new CommandHeader(
                            message.header().ledger(),
                            message.header().id(),
                            message.header().actor(),
                            message.header().issuedAt().minus(Duration.ofDays(4)),
                            null,
                            message.header().requestDigest()))),
    TOPIC_OF_THE_WORKER(RefusalReason.WRONG_SENDER, Topics.COMMANDS_WORKER, message -> message),
    TOPIC_OF_THE_CASCADE(RefusalReason.WRONG_SENDER, Topics.COMMANDS_CASCADE, message -> message),
    CLEAR_BYTES_CUT_SHORT(null, message -> clear(message, 33)),
    CLEAR_BYTES_OF_NO_SCHEMA(null, message -> clear(message, 31));

    private final @Nullable RefusalReason reason;

    @SuppressWarnings("ImmutableEnumChecker") // a topic is a record
    private final Topic<?> topic;

    @SuppressWarnings("ImmutableEnumChecker") // they are lambdas that hold nothing
    private final UnaryOperator<CommandMessage> deed;

    CommandTampering(@Nullable RefusalReason reason, UnaryOperator<CommandMessage> deed) {
        this(reason, Topics.COMMANDS_EDGE, deed);
    }

    CommandTampering(@Nullable RefusalReason reason, Topic<?> topic, UnaryOperator<CommandMessage> deed) {
        this.reason = reason;
        this.topic = topic;
        this.deed = deed;
    }

    /** Null where it is no command any more, and is set aside. */
    @Nullable
    RefusalReason reason() {
        return reason;
    }

    Topic<?> topic() {
        return topic;
    }

    Recorded doTo(CommandMessage message) {
        CommandMessage changed = deed.apply(message);
        return new Recorded(
                topic, RecordKeys.of(changed.command().target().routing()), Log.COMMAND.encode(topic.name(), changed));
    }

    private static DataKeyId someKey() {
        return DataKeyId.of(new byte[32]);
    }

    private static CommandMessage sealed(CommandMessage message, DataKeyId key) {
        return new CommandMessage(
                message.header(),
                message.command(),
                message.clear(),
                new SealedPart(key, message.sealed().schema(), message.sealed().ciphertext()),
                message.keys());
    }

    private static CommandMessage keys(CommandMessage message, UnaryOperator<WrappedDataKey> how) {
        List<WrappedDataKey> keys = new ArrayList<>(message.keys());
        keys.set(0, how.apply(keys.get(0)));
        return new CommandMessage(message.header(), message.command(), message.clear(), message.sealed(), keys);
    }

    private static CommandMessage header(CommandMessage message, CommandHeader header) {
        Command command = message.command();
        return new CommandMessage(
                header, command, ClearBytes.encode(header, command), message.sealed(), message.keys());
    }

    private static CommandMessage clear(CommandMessage message, int length) {
        Octets cut = Octets.copyOf(java.util.Arrays.copyOf(message.clear().toByteArray(), length));
        return new CommandMessage(message.header(), message.command(), cut, message.sealed(), message.keys());
    }
}
