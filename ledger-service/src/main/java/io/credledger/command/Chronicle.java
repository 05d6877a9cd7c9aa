package io.credledger.command;

import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.SealedPart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into events with a place and a time, and folds them. Pure: the caller stores the result or forgets it.
 *
 * @param seq of the shard's last event
 * @param at when that was
 */
public record Chronicle(long seq, Instant at) {

    /** Before the first event. */
    public static final Chronicle EMPTY = new Chronicle(0, Instant.EPOCH);

    /** An event and the state it leads to. */
    public record Entry(LedgerEvent event, EntityState after) {}

    /** The shard's clock: the writer's, never going back, in milliseconds. */
    public Instant clock(Instant now) {
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        return millis.isBefore(at) ? at : millis;
    }

    /** The events of an accepted command, folded one after the other. */
    public List<Entry> write(ShardState state, CommandMessage message, Decision.Accepted accepted, Instant now) {
        List<Entry> entries = new ArrayList<>();
        Map<EntityId, EntityState> changed = new HashMap<>();
        for (Decision.Happening happening : accepted.happenings()) {
            int index = entries.size();
            @Nullable EntityState before = changed.getOrDefault(happening.entity(), state.entity(happening.entity()));
            EventHeader header = header(state.shard(), message, happening.entity(), index, before, clock(now));
            EntityState after = Evolve.apply(before, header, happening.fact());
            changed.put(happening.entity(), after);
            entries.add(
                    new Entry(new LedgerEvent(header, happening.fact(), index == 0 ? sealed(message) : null), after));
        }
        return entries;
    }

    private static @Nullable SealedPart sealed(CommandMessage message) {
        return message.sealed().equals(SealedPart.ABSENT) ? null : message.sealed();
    }

    private EventHeader header(
            int shard, CommandMessage message, EntityId entity, int index, @Nullable EntityState before, Instant time) {
        CommandHeader command = message.header();
        return new EventHeader(
                command.ledger(),
                new Position(shard, seq + index + 1),
                EventIds.of(command.ledger(), command.id(), index),
                time,
                command.actor(),
                command.id(),
                entity,
                before == null ? 1 : before.version() + 1,
                index == 0 ? message.clear() : null);
    }

    /** After these events. */
    public Chronicle after(List<Entry> entries) {
        return entries.isEmpty()
                ? this
                : after(entries.get(entries.size() - 1).event().header());
    }

    /** After this event. */
    public Chronicle after(EventHeader last) {
        return new Chronicle(last.position().seq(), last.occurredAt());
    }
}
