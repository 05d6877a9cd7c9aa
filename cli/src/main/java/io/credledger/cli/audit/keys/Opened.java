package io.credledger.cli.audit.keys;

import io.credledger.ledger.Details;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.SealedEvent;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Openings;
import io.credledger.wire.EventBytes;
import java.util.Optional;

/** Opens what is personal in events, where the auditor was given the key. Safe for use by several threads. */
public interface Opened {

    /** Opens nothing. */
    Run NO_KEYS = new Run() {
        @Override
        public Optional<Details> details(EventBytes event) {
            return Optional.empty();
        }

        @Override
        public Optional<Details> details(LedgerEvent event) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    /** Without a key nothing opens. */
    Opened NOTHING = new Opened() {
        @Override
        public Optional<Details> details(LedgerEvent event) {
            return Optional.empty();
        }

        @Override
        public Run run() {
            return NO_KEYS;
        }
    };

    /**
     * The details; empty where their key is shredded or was not given, or the event carries none.
     *
     * @throws BrokenSealException when they are there and do not open as what they must be
     */
    Optional<Details> details(LedgerEvent event);

    /** For several events in turn; the caller closes it. */
    Run run();

    /** For one thread. */
    interface Run extends AutoCloseable {

        /** As {@link Opened#details}, of an event that was taken apart where it lies. */
        Optional<Details> details(EventBytes event);

        Optional<Details> details(LedgerEvent event);

        @Override
        void close();
    }

    static Opened with(DetailsOpener opener) {
        return new Opened() {
            @Override
            public Optional<Details> details(LedgerEvent event) {
                return opener.open(event, Details.class);
            }

            @Override
            public Run run() {
                return new Keyed(opener.several());
            }
        };
    }

    /** With keys that are closed at its end. */
    record Keyed(Openings openings) implements Run {

        @Override
        public Optional<Details> details(EventBytes event) {
            SealedEvent sealed = event.sealedEvent();
            return sealed == null ? Optional.empty() : openings.open(sealed, Details.class);
        }

        @Override
        public Optional<Details> details(LedgerEvent event) {
            return openings.open(event, Details.class);
        }

        @Override
        public void close() {
            openings.close();
        }
    }
}
