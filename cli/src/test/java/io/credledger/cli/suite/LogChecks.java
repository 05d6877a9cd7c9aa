package io.credledger.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.store.ShardStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of a shard whatever happened to its writers. */
final class LogChecks {

    private final ShardLog log;

    private LogChecks(ShardLog log) {
        this.log = log;
    }

    /** @param told what callers were told, of all shards */
    static void hold(List<ShardLog> logs, Map<CommandId, Reply> told) {
        for (ShardLog log : logs) {
            LogChecks checks = new LogChecks(log);
            checks.positionsAreDenseAndTimesNeverGoBack();
            checks.eachCommandHappenedOnce();
            checks.everyReplyIsTrue();
            checks.everyKeyThatIsNamedIsThere();
            GrantAndForge.cameTogether(checks.byCommand().values());
            checks.theWritersMemoryIsTheFold();
        }
        everyAnswerIsOnTheTopic(logs, told);
    }

    private void positionsAreDenseAndTimesNeverGoBack() {
        Instant last = Instant.EPOCH;
        long seq = 0;
        for (LedgerEvent event : log.events()) {
            assertThat(event.header().position()).isEqualTo(new Position(log.shard(), ++seq));
            assertThat(event.header().occurredAt()).isAfterOrEqualTo(last);
            last = event.header().occurredAt();
        }
    }

    private Map<CommandId, List<LedgerEvent>> byCommand() {
        return log.events().stream()
                .collect(Collectors.groupingBy(
                        event -> event.header().command(), LinkedHashMap::new, Collectors.toList()));
    }

    /** A command's events are neighbours, the first and only the first with its bytes, each with an id of its own. */
    private void eachCommandHappenedOnce() {
        Set<EventId> ids = new HashSet<>();
        log.events().forEach(event -> assertThat(ids.add(event.header().id())).isTrue());
        byCommand().values().forEach(events -> {
            long first = events.get(0).header().position().seq();
            for (int i = 0; i < events.size(); i++) {
                EventHeader header = events.get(i).header();
                assertThat(header.position().seq()).isEqualTo(first + i);
                assertThat(header.commandBytes() != null).isEqualTo(i == 0);
            }
        });
    }

    private void everyReplyIsTrue() {
        Map<CommandId, Reply> accepted = new HashMap<>();
        for (Reply reply : log.replies()) {
            if (reply.outcome() instanceof Reply.Accepted) {
                Reply before = accepted.putIfAbsent(reply.command(), reply);
                assertThat(before == null || before.equals(reply))
                        .as("a repeat")
                        .isTrue();
            }
        }
        Map<CommandId, List<LedgerEvent>> happened = byCommand();
        assertThat(accepted.keySet()).containsAll(happened.keySet());
        accepted.forEach((command, reply) -> {
            Reply.Accepted outcome = (Reply.Accepted) reply.outcome();
            List<LedgerEvent> events = happened.getOrDefault(command, List.of());
            assertThat(outcome.events()).isEqualTo(events.size());
            if (!events.isEmpty()) {
                assertThat(outcome.position())
                        .isEqualTo(events.get(events.size() - 1).header().position());
            }
        });
    }

    private void everyKeyThatIsNamedIsThere() {
        Map<DataKeyId, EntityId> keys =
                log.keys().stream().collect(Collectors.toMap(WrappedDataKey::id, WrappedDataKey::subject));
        log.events().stream()
                .filter(event -> event.sealed() != null)
                .forEach(event -> assertThat(keys).containsKey(event.sealed().key()));
        for (LedgerEvent event : log.events()) {
            if (event.fact() instanceof Fact.ConnectionGranted granted) {
                assertThat(keys)
                        .containsEntry(granted.detailsKey(), event.header().entity())
                        .containsEntry(granted.tokenKey(), event.header().entity());
            }
        }
        ShardStore restored = log.restored();
        keys.forEach((key, subject) -> assertThat(restored.keySubject(key)).isEqualTo(subject));
    }

    private void theWritersMemoryIsTheFold() {
        ShardStore restored = log.restored();
        Map<EntityId, EntityState> fold = new HashMap<>();
        for (LedgerEvent event : log.events()) {
            EntityId entity = event.header().entity();
            fold.put(entity, Evolve.apply(fold.get(entity), event.header(), event.fact()));
            if (fold.get(entity) instanceof EntityState.AdminRoster roster) {
                assertThat(roster.admins()).isNotEmpty();
            }
        }
        fold.forEach((id, state) -> assertThat(restored.entity(id)).isEqualTo(state));
        assertThat(entitiesInStore()).isEqualTo(fold.size());
        assertThat(restored.chronicle().seq()).isEqualTo(log.lastSeq());
        log.replies().stream()
                .filter(reply -> reply.outcome() instanceof Reply.Accepted)
                .forEach(reply -> assertThat(restored.answer(reply.command())).contains(reply));
    }

    private long entitiesInStore() {
        long entities = 0;
        try (var entries = log.changelog().all()) {
            while (entries.hasNext()) {
                entities += entries.next().key.get()[0] == 'e' ? 1 : 0;
            }
        }
        return entities;
    }

    private static void everyAnswerIsOnTheTopic(List<ShardLog> logs, Map<CommandId, Reply> told) {
        Set<Reply> written = new HashSet<>();
        logs.forEach(log -> written.addAll(log.replies()));
        assertThat(written).containsAll(told.values());
        assertThat(told.values())
                .noneMatch(reply ->
                        reply.outcome() instanceof Reply.Refused refused && refused.reason() == RefusalReason.INTERNAL);
    }
}
