package io.credledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories against the pure core. Each command, sensible or not, leaves every invariant of the ledger's model standing;
 * a naive book of owners and admins kept beside it agrees at every step.
 */
@NullUnmarked
class RandomHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 10_000);
    private static final int STEPS = 50;

    @Test
    void everyInvariantHoldsInEveryHistory() {
        long accepted = 0;
        long refused = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            history.run();
            accepted += history.accepted;
            refused += history.refused;
        }
        // Neither a generator that never succeeds nor one that never fails would show anything.
        assertThat(accepted).isGreaterThan(HISTORIES * 10L);
        assertThat(refused).isGreaterThan(HISTORIES * 2L);
    }

    private static final class History {
        private final Random random;
        private final Ledger ledger;
        private final RandomCommands commands;
        private final List<MemoryShard> shards = new ArrayList<>();
        private final Map<ConnectionId, IdentityId> owners = new HashMap<>();
        private final Set<IdentityId> admins = new TreeSet<>();
        private final RefreshBook refreshes = new RefreshBook();
        private Instant now = Ledger.START;
        private int accepted;
        private int refused;
        private final String as;

        History(long seed) {
            random = new Random(seed);
            ledger = new Ledger(1 + random.nextInt(4), seed);
            commands = new RandomCommands(ledger, random);
            as = "history " + seed;
        }

        void run() {
            IdentityId first = Ledger.identity("ada");
            for (int shard = 0; shard < ledger.shards; shard++) {
                shards.add(new MemoryShard(shard));
            }
            admins.add(first);
            for (int shard = 0; shard < ledger.shards; shard++) {
                take(ledger.message(ledger.founding(shard, first), first, now), shard);
            }
            for (int step = 0; step < STEPS; step++) {
                // The writer's clock may jump, both ways.
                now = now.plus(Duration.ofSeconds(random.nextInt(120) - 30));
                Command command = commands.next();
                int shard = ledger.shardOf(command.target());
                Long expected = commands.expected(command);
                take(ledger.message(command, commands.actor(command), now, expected, random.nextLong()), shard);
            }
            everyStateIsTheFoldOfItsEvents();
        }

        private void take(CommandMessage message, int number) {
            MemoryShard shard = shards.get(number);
            EntityState before = shard.entity(message.command().target());
            int logged = shard.log().size();
            Decision decision = shard.take(message, now);
            List<LedgerEvent> events = shard.log().subList(logged, shard.log().size());
            shard.entities().values().forEach(ledger::learn);
            shard.entities().values().forEach(commands::learn);
            if (decision instanceof Decision.Refused no) {
                refused++;
                assertThat(events).as(as).isEmpty();
                nothingWasOverwritten(message, before, no);
                return;
            }
            accepted++;
            for (LedgerEvent event : events) {
                book(event);
                refreshes.read(event, as);
            }
            theLogIsDenseAndItsClockNeverGoesBack(shard);
            grantAndActivationComeTogether(message, events);
            eachConnectionHasTheOwnerOfTheBook();
            theRosterIsTheBooksAndNeverEmpty();
            refreshes.agreesWith(shard, as);
            noOneInTheShardHasAnUnusableOwnForge(shard);
        }

        private void nothingWasOverwritten(CommandMessage message, EntityState before, Decision.Refused no) {
            Long expected = message.header().expectedVersion();
            if (no.reason() == RefusalReason.VERSION_CONFLICT) {
                assertThat(no.currentVersion()).as(as).isEqualTo(before == null ? 0 : before.version());
                assertThat(no.currentVersion()).as(as).isNotEqualTo(expected);
            }
            assertThat(no.reason())
                    .as(as)
                    .isNotIn(RefusalReason.INTERNAL, RefusalReason.MISROUTED, RefusalReason.KEY_FOREIGN);
        }

        private void book(LedgerEvent event) {
            EntityId entity = event.header().entity();
            if (event.fact() instanceof Fact.ConnectionGranted granted) {
                IdentityId owner = owners.putIfAbsent((ConnectionId) entity, granted.owner());
                assertThat(owner == null || owner.equals(granted.owner()))
                        .as(as)
                        .isTrue();
            } else if (event.fact() instanceof Fact.ConnectionTransferred transferred) {
                assertThat(owners.put((ConnectionId) entity, transferred.to()))
                        .as(as)
                        .isEqualTo(transferred.from());
            } else if (event.fact() instanceof Fact.RoleChanged changed && changed.role() == Role.ADMIN) {
                if (changed.held()) {
                    admins.add(changed.identity());
                } else {
                    admins.remove(changed.identity());
                }
            }
        }

        private void theLogIsDenseAndItsClockNeverGoesBack(MemoryShard shard) {
            Instant last = Instant.EPOCH;
            long seq = 0;
            for (LedgerEvent event : shard.log()) {
                assertThat(event.header().position().seq()).as(as).isEqualTo(++seq);
                assertThat(event.header().occurredAt()).as(as).isAfterOrEqualTo(last);
                last = event.header().occurredAt();
            }
        }

        private void grantAndActivationComeTogether(CommandMessage message, List<LedgerEvent> events) {
            if (message.command() instanceof Command.StoreConnection store && store.activate()) {
                ActiveForge forge = find(ForgeId.of(store.namespace()), ActiveForge.class);
                if (store.owner().equals(store.namespace())) {
                    assertThat(forge).as(as).isNotNull();
                    assertThat(forge.connection()).as(as).isEqualTo(store.target());
                } else {
                    assertThat(events).as(as).noneMatch(event -> event.fact() instanceof Fact.ForgeActivated);
                }
            }
        }

        private void eachConnectionHasTheOwnerOfTheBook() {
            owners.forEach((id, owner) -> {
                Connection connection = find(id, Connection.class);
                assertThat(connection.owner()).as(as).isEqualTo(owner);
                assertThat(connection.sharedWith()).as(as).doesNotContain(owner);
            });
        }

        private void theRosterIsTheBooksAndNeverEmpty() {
            AdminRoster roster = find(ledger.roster, AdminRoster.class);
            if (roster != null) {
                assertThat(roster.admins()).as(as).isEqualTo(admins).isNotEmpty();
            }
        }

        private void noOneInTheShardHasAnUnusableOwnForge(MemoryShard shard) {
            for (EntityState state : shard.entities().values()) {
                if (state instanceof ActiveForge forge && forge.connection() != null) {
                    Connection connection = find(forge.connection(), Connection.class);
                    boolean own = connection != null && connection.namespace().equals(forge.identity());
                    assertThat(!own || connection.usableBy(forge.identity()))
                            .as(as)
                            .isTrue();
                }
            }
        }

        private void everyStateIsTheFoldOfItsEvents() {
            for (MemoryShard shard : shards) {
                Map<EntityId, EntityState> fold = new HashMap<>();
                for (LedgerEvent event : shard.log()) {
                    EntityId entity = event.header().entity();
                    fold.put(entity, Evolve.apply(fold.get(entity), event.header(), event.fact()));
                }
                assertThat(fold).as(as).isEqualTo(shard.entities());
            }
        }

        private <S extends EntityState> S find(EntityId id, Class<S> kind) {
            return shards.get(ledger.shardOf(id)).find(id, kind);
        }
    }
}
