package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one instance asks another about shards that are there. Few and general: queries are made of these where they are asked. */
public sealed interface Question {

    <R> R fold(Cases<R> cases);

    /** One arm for each kind. */
    interface Cases<R> {
        R get(Get get);

        R scan(Scan scan);

        R standings(Standings standings);

        R applied(Applied applied);

        R changed(Changed changed);
    }

    /** The value of one key. */
    record Get(String store, int shard, Octets key) implements Question {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.get(this);
        }
    }

    /**
     * Entries in order of their keys, as many as there are or fit.
     *
     * @param from the first key; null from the beginning
     * @param to the last key; null to the end
     * @param most entries that are wanted
     */
    record Scan(
            String store,
            int shard,
            @Nullable Octets from,
            @Nullable Octets to,
            int most) implements Question {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.scan(this);
        }
    }

    /** What is there, and how far. */
    record Standings() implements Question {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.standings(this);
        }
    }

    /**
     * Whether a position is applied; answered when it is, or when the time is over.
     *
     * @param atMost how long the answer may take
     */
    record Applied(Position position, Duration atMost) implements Question {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.applied(this);
        }
    }

    /** Whether an identity or connection has a later version than that; answered likewise. */
    record Changed(EntityId entity, long version, Duration atMost) implements Question {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.changed(this);
        }
    }
}
