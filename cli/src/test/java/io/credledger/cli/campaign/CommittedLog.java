package io.credledger.cli.campaign;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is committed on {@code credledger.events}, read from the beginning and folded anew. */
final class CommittedLog {
    private final List<List<LedgerEvent>> shards;
    private final Map<EntityId, EntityState> states = new HashMap<>();
    private final Map<EntityId, List<LedgerEvent>> histories = new HashMap<>();
    private final Map<CommandId, List<LedgerEvent>> commands = new LinkedHashMap<>();

    private CommittedLog(List<List<LedgerEvent>> shards) {
        this.shards = shards;
        shards.forEach(events -> events.forEach(this::fold));
    }

    static CommittedLog read(Map<String, Object> client, int shards) {
        EventCodec codec = new EventCodec(OuterFormat.builtIn());
        List<List<LedgerEvent>> read = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(client)) {
            for (int shard = 0; shard < shards; shard++) {
                List<LedgerEvent> events = new ArrayList<>();
                records.forEach(Topics.EVENTS.name(), shard, record -> events.add(codec.decode(record.value())));
                read.add(events);
            }
        }
        return new CommittedLog(read);
    }

    /** Throws where an entity's versions are not dense, or an event cannot follow the one before. */
    private void fold(LedgerEvent event) {
        EntityId entity = event.header().entity();
        states.put(entity, Evolve.apply(states.get(entity), event.header(), event.fact()));
        histories.computeIfAbsent(entity, id -> new ArrayList<>()).add(event);
        commands.computeIfAbsent(event.header().command(), id -> new ArrayList<>())
                .add(event);
    }

    List<List<LedgerEvent>> shards() {
        return shards;
    }

    int size() {
        return shards.stream().mapToInt(List::size).sum();
    }

    Set<CommandId> commands() {
        return commands.keySet();
    }

    List<LedgerEvent> of(CommandId command) {
        return commands.getOrDefault(command, List.of());
    }

    List<LedgerEvent> historyOf(EntityId entity) {
        return histories.getOrDefault(entity, List.of());
    }

    /** The event at a position, or null where the log does not reach it. */
    @Nullable LedgerEvent at(Position position) {
        List<LedgerEvent> events = shards.get(position.shard());
        return position.seq() > events.size() ? null : events.get((int) position.seq() - 1);
    }

    <S extends EntityState> @Nullable S state(EntityId id, Class<S> type) {
        return type.cast(states.get(id));
    }

    <S extends EntityState> List<S> states(Class<S> type) {
        return states.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.toList());
    }
}
