package io.credledger.view;

import io.credledger.ledger.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an instance answers to a {@link Question}: bytes as its stores have them, pseudonymous and sealed. */
public sealed interface Found {

    <R> R fold(Cases<R> cases);

    /** One arm for each kind. */
    interface Cases<R> {
        R one(One one);

        R many(Many many);

        R stood(Stood stood);

        R reached(Reached reached);

        R notHere(NotHere notHere);
    }

    /** @param value null where the key has none */
    record One(@Nullable Octets value) implements Found {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.one(this);
        }
    }

    /** An entry of a store. */
    record Entry(Octets key, Octets value) {}

    /** @param more whether there may be entries after these */
    record Many(List<Entry> entries, boolean more) implements Found {
        public Many {
            entries = List.copyOf(entries);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.many(this);
        }
    }

    /**
     * @param standings of all that can be read there
     * @param webhooks another number whenever a webhook there may have changed
     */
    record Stood(List<Standing> standings, long webhooks) implements Found {
        public Stood {
            standings = List.copyOf(standings);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.stood(this);
        }
    }

    /** @param reached false when the time was over before */
    record Reached(boolean reached) implements Found {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reached(this);
        }
    }

    /** The shard is another's, or is not yet what the log was when it came. */
    record NotHere() implements Found {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.notHere(this);
        }
    }
}
