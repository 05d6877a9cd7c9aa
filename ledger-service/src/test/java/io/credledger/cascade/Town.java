package io.credledger.cascade;

import io.credledger.command.Decision;
import io.credledger.command.Ledger;
import io.credledger.command.MemoryShard;
import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Routing;
import io.credledger.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A ledger of several shards, each with its writer and its cascade, and topics between them. */
final class Town {

    static final Duration PATIENCE = Duration.ofHours(1);

    final Ledger ledger;
    final List<Quarter> quarters = new ArrayList<>();
    final List<CommandMessage> given = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private final Random random;
    Instant now = Ledger.START;

    Town(int shards, long seed) {
        ledger = new Ledger(shards, seed);
        random = new Random(seed);
        for (int shard = 0; shard < shards; shard++) {
            quarters.add(new Quarter(shard));
        }
        for (int shard = 0; shard < shards; shard++) {
            take(ledger.founding(shard, Ledger.identity("ada")));
        }
    }

    /** One shard: what is in its topics, and how far its cascade has read, and had when it last committed. */
    final class Quarter implements Post {
        final MemoryShard writer;
        final Queue<CommandMessage> commands = new ArrayDeque<>();
        final List<CascadeNote> notes = new ArrayList<>();
        private KeyValueStore<Bytes, byte[]> store = MemoryStore.empty();
        private KeyValueStore<Bytes, byte[]> committed = MemoryStore.empty();
        private int readEvents;
        private int readNotes;
        private int committedEvents;
        private int committedNotes;

        Quarter(int number) {
            writer = new MemoryShard(number);
        }

        private EventFold events() {
            CascadeStore book = new CascadeStore(store);
            return new EventFold(book, new Agenda(book), this);
        }

        private NoteFold noteFold() {
            CascadeStore book = new CascadeStore(store);
            return new NoteFold(writer.shard(), book, new Agenda(book), this);
        }

        boolean read() {
            boolean something = readEvents < writer.log().size() || readNotes < notes.size();
            while (readEvents < writer.log().size()) {
                LedgerEvent event = writer.log().get(readEvents++);
                events().event(event, now);
            }
            while (readNotes < notes.size()) {
                noteFold().note(notes.get(readNotes++), now);
            }
            return something;
        }

        void tick() {
            new Tick(writer.shard(), new CascadeStore(store), this, PATIENCE).run(now);
        }

        void commit() {
            committed = MemoryStore.copyOf(store);
            committedEvents = readEvents;
            committedNotes = readNotes;
        }

        /** Comes back with any of the two: the store as it was, or as it was committed; the records since come again. */
        void crash() {
            if (random.nextBoolean()) {
                store = MemoryStore.copyOf(committed);
            }
            readEvents = committedEvents;
            readNotes = committedNotes;
        }

        boolean decide() {
            CommandMessage message = commands.poll();
            if (message == null) {
                return false;
            }
            // The same id within the window is the same command.
            if (answered.add(message.header().id().value())) {
                writer.take(message, Topic.Writer.CASCADE, now);
            }
            return true;
        }

        @Override
        public void command(CommandMessage message, Instant at) {
            given.add(message);
            quarter(message.command().target().routing()).commands.add(message);
        }

        @Override
        public void tell(Routing to, CascadeNote note, Instant at) {
            quarter(to).notes.add(note);
        }

        @Override
        public void tellAll(CascadeNote note, Instant at) {
            quarters.forEach(each -> each.notes.add(note));
        }
    }

    Quarter quarter(Routing routing) {
        return quarters.get(routing.shard(quarters.size()));
    }

    /** Somebody's command, as a correct edge or worker sends it. */
    Decision take(Command command) {
        return take(command, Ledger.sender(command) == Topic.Writer.EDGE ? Ledger.identity("ada") : ledger.server);
    }

    Decision take(Command command, IdentityId actor) {
        Quarter home = quarter(command.target().routing());
        quarters.forEach(each -> each.writer.entities().values().forEach(ledger::learn));
        return home.writer.take(ledger.message(command, actor, now), Ledger.sender(command), now);
    }

    /** Until nobody has anything to do now. */
    void settle() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Quarter each : quarters) {
                busy |= each.read();
                int before = said();
                each.tick();
                busy |= said() > before;
                while (each.decide()) {
                    busy = true;
                }
            }
        }
    }

    private int said() {
        return given.size()
                + quarters.stream().mapToInt(each -> each.notes.size()).sum();
    }

    /** Lets time pass in steps, with everything that happens meanwhile. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(60);
            settle();
        }
    }

    /** One thing that could happen next, or a crash. */
    void stumble() {
        Quarter one = quarters.get(random.nextInt(quarters.size()));
        switch (random.nextInt(6)) {
            case 0 -> one.read();
            case 1 -> one.tick();
            case 2 -> one.decide();
            case 3 -> one.commit();
            case 4 -> one.crash();
            default -> now = now.plusMillis(random.nextInt(20_000));
        }
    }

    <S extends EntityState> @Nullable S find(EntityId id, Class<S> kind) {
        return quarter(id.routing()).writer.find(id, kind);
    }

    List<Fact> facts() {
        return quarters.stream()
                .flatMap(each -> each.writer.log().stream())
                .map(LedgerEvent::fact)
                .toList();
    }
}
