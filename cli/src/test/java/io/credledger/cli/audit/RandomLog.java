package io.credledger.cli.audit;

import io.credledger.command.Ledger;
import io.credledger.command.MemoryShard;
import io.credledger.command.RandomCommands;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A ledger of random commands, sensible or not, decided by the real rules and written as the writer writes. */
public final class RandomLog {

    static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());
    private static final DataKeyCodec KEYS = new DataKeyCodec(OuterFormat.builtIn());

    private final Random random;
    private final Ledger ledger;
    private final RandomCommands commands;
    private final List<MemoryShard> shards = new ArrayList<>();
    private final List<LedgerEvent> inOrder = new ArrayList<>();
    private final MemoryLog log = new MemoryLog();
    private Instant now = Ledger.START;

    public RandomLog(long seed, int shards, int steps) {
        random = new Random(seed);
        ledger = new Ledger(shards, seed);
        commands = new RandomCommands(ledger, random);
        IdentityId first = Ledger.identity("ada");
        for (int shard = 0; shard < shards; shard++) {
            this.shards.add(new MemoryShard(shard));
            log.records(Topics.EVENTS.name(), shard);
            log.records(Topics.KEYS.name(), shard);
        }
        for (int shard = 0; shard < shards; shard++) {
            take(ledger.message(ledger.founding(shard, first), first, now), shard);
        }
        for (int step = 0; step < steps; step++) {
            now = now.plus(Duration.ofMillis(random.nextInt(2000)));
            Command command = commands.next();
            take(
                    ledger.message(
                            command, commands.actor(command), now, commands.expected(command), random.nextLong()),
                    ledger.shardOf(command.target()));
        }
    }

    private void take(CommandMessage message, int number) {
        MemoryShard shard = shards.get(number);
        int logged = shard.log().size();
        shard.take(message, now);
        shard.entities().values().forEach(ledger::learn);
        shard.entities().values().forEach(commands::learn);
        List<LedgerEvent> events = shard.log().subList(logged, shard.log().size());
        if (!events.isEmpty()) {
            message.keys().forEach(key -> write(key, number));
        }
        for (LedgerEvent event : events) {
            inOrder.add(event);
            log.add(
                    Topics.EVENTS.name(),
                    number,
                    RecordKeys.of(event.header().entity().routing()),
                    EVENTS.encode(event));
            if (event.fact() instanceof Fact.DataKeyShredded gone) {
                log.add(Topics.KEYS.name(), number, key(event, gone.key()), null);
            }
        }
    }

    private static byte[] key(LedgerEvent event, DataKeyId key) {
        return RecordKeys.of(event.header().entity().routing(), key);
    }

    private void write(WrappedDataKey key, int number) {
        log.add(
                Topics.KEYS.name(),
                number,
                RecordKeys.of(key.subject().routing(), key.id()),
                KEYS.encode(ledger.id, key));
    }

    public MemoryLog log() {
        return log;
    }

    public Fact.LedgerFounded founding() {
        return (Fact.LedgerFounded) shards.get(0).log().get(0).fact();
    }

    /** All events in the order in which they happened. */
    public List<LedgerEvent> events() {
        return inOrder;
    }

    public MemoryShard shard(int number) {
        return shards.get(number);
    }

    /** Of the event in the middle of a shard. */
    public Position middle(int shard) {
        List<LedgerEvent> events = shards.get(shard).log();
        return events.get(events.size() / 2).header().position();
    }
}
