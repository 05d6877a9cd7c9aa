package io.credledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A specification of {@link Evolve} for one entity: {@code of(entity).given(facts).when(fact).then(state)}. An event happens each second, by the
 * actor of the moment, in the order in which it is told.
 */
final class History {

    static final Instant BEGINNING = Instant.parse("2026-11-20T12:00:00Z");

    private final EntityId entity;
    private final IdentityId actor;
    private final LedgerId ledger = Samples.full(1).of(LedgerId.class);
    private @Nullable EntityState state;
    private long version;

    private History(EntityId entity, IdentityId actor) {
        this.entity = entity;
        this.actor = actor;
    }

    static History of(EntityId entity, IdentityId actor) {
        return new History(entity, actor);
    }

    History given(Fact... facts) {
        for (Fact fact : facts) {
            state = Evolve.apply(state, header(version + 1), fact);
            version++;
        }
        return this;
    }

    Outcome when(Fact fact) {
        return whenItsVersionIs(version + 1, fact);
    }

    /** As {@link #when}, told with another version than the next. */
    Outcome whenItsVersionIs(long told, Fact fact) {
        return new Outcome(() -> Evolve.apply(state, header(told), fact));
    }

    static Instant second(long number) {
        return BEGINNING.plusSeconds(number);
    }

    private EventHeader header(long told) {
        Samples samples = Samples.full(told);
        return new EventHeader(
                ledger,
                new Position(0, 100 + told),
                samples.of(EventId.class),
                second(told),
                actor,
                samples.of(CommandId.class),
                entity,
                told,
                null);
    }

    /** What becomes of it. */
    record Outcome(Supplier<EntityState> evolve) {

        <S extends EntityState> void then(Class<S> type, Consumer<S> expectations) {
            EntityState after = evolve.get();
            assertThat(after).isInstanceOf(type);
            expectations.accept(type.cast(after));
        }

        void breaksTheHistory(String rule) {
            assertThatThrownBy(evolve::get)
                    .isInstanceOf(BrokenHistoryException.class)
                    .hasMessageStartingWith(rule + " [position 0:");
        }
    }
}
