package io.credledger.cli.shards;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.WrappedKey;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Reply;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.CommandSealing;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.ShardReader;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks for the installation to the shards of a ledger whose writer is running. For one thread. */
public final class ShardDesk implements AutoCloseable {

    private static final List<Topic<?>> USED =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.COMMANDS_EDGE);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_ID = "credledger-operator";

    private final Closing closing = new Closing();
    private final Clock clock;
    private final CommittedRecords records;
    private final EventCodec events;
    private final LedgerFounded founded;
    private final Pseudonyms pseudonyms;
    private final DataKeys dataKeys;
    private final KeyLog keys;
    private final CommandClient commands;
    private final Map<Integer, WrappedKey> ownKeys = new HashMap<>();

    private ShardDesk(LedgerAccess access, Clock clock) {
        this.clock = clock;
        try {
            records = closing.add(new CommittedRecords(access.client()));
            events = new EventCodec(access.format());
            founded = new FoundingReader(records, events).ledger(USED);
            LedgerKeyCheck check = new LedgerKeyCheck(founded, () -> RecordedKeys.of(shard(0)));
            check.checkNewest(access.master());
            check.check(access.pseudonym());
            check.requireAll();
            pseudonyms = access.pseudonym().pseudonyms();
            dataKeys = new DataKeys(access.master().keyEncryptionKeys(founded.ledger()));
            keys = new KeyLog(records, new DataKeyCodec(access.format()));
            commands = closing.add(CommandClient.open(
                    access.client(), access.format(), Topics.COMMANDS_EDGE, founded.shards(), CLIENT_ID, PATIENCE));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Opens.
     *
     * @throws io.credledger.config.ConfigurationException when a key is not the ledger's
     * @throws UnrecoverableException when the ledger is not founded, or topics and ledger disagree
     */
    public static ShardDesk open(LedgerAccess access, Clock clock) {
        return new ShardDesk(access, clock);
    }

    public LedgerId ledger() {
        return founded.ledger();
    }

    public int shards() {
        return founded.shards();
    }

    /** What happened to a shard as a whole, by its log of now. */
    public EntityState.Shard shard(int shard) {
        return new ShardReader(records, events).shard(shard);
    }

    /** The last event of a shard. */
    public LedgerEvent head(int shard) {
        return records.last(Topics.EVENTS.name(), shard)
                .map(record -> events.decode(record.value()))
                .orElseThrow(() -> new UnrecoverableException(ExitCode.UNEXPECTED, "a founded shard must have events"));
    }

    public KeyLog keys() {
        return keys;
    }

    /**
     * Gives a command about a shard, and waits until the writer has decided it.
     *
     * @throws UnrecoverableException when it is refused, or nobody answers in time
     */
    public void ask(Command command) throws InterruptedException {
        await(submit(command, List.of()));
    }

    /** Gives one without waiting. */
    public CompletableFuture<Reply> submit(Command command, List<WrappedKey> brought) {
        ShardId target = (ShardId) command.target();
        String attempt = UUID.randomUUID().toString();
        CommandHeader header = new CommandHeader(
                founded.ledger(),
                pseudonyms.command(target.routing(), founded.server(), attempt),
                founded.server(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                pseudonyms.digest("request", attempt.getBytes(StandardCharsets.UTF_8)));
        try (DataKey key = dataKeys.unwrap(ownKey(target.number()))) {
            CommandMessage message = CommandSealing.finish(header, command, new Details.Nothing(), key, brought);
            return commands.submit(message);
        }
    }

    /** Waits for what {@link #submit} promised. */
    public static void await(CompletableFuture<Reply> reply) throws InterruptedException {
        try {
            Reply decided = reply.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (decided.outcome() instanceof Reply.Refused refused) {
                throw new UnrecoverableException(
                        ExitCode.REFUSED,
                        "the ledger refused: " + refused.reason().slug());
            }
        } catch (TimeoutException e) {
            throw new UnrecoverableException(
                    ExitCode.UNREACHABLE, "no ledger service has answered in time; run again, it resumes", e);
        } catch (ExecutionException e) {
            throw new UnrecoverableException(ExitCode.UNREACHABLE, "a command could not be sent", e.getCause());
        }
    }

    /** Under which everything about the shard itself is sealed. */
    private WrappedKey ownKey(int shard) {
        return ownKeys.computeIfAbsent(shard, absent -> {
            ShardId id = ShardId.of(shard);
            return keys.latest(shard, key -> key.subject().equals(id)).stream()
                    .map(ShardDesk::wrapped)
                    .findFirst()
                    .orElseThrow(() ->
                            new UnrecoverableException(ExitCode.UNEXPECTED, "a shard must have its own data key"));
        });
    }

    /** As the crypto takes it. */
    public static WrappedKey wrapped(WrappedDataKey key) {
        return new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped());
    }

    @Override
    public void close() {
        closing.close();
    }
}
